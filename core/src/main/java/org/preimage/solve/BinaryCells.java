package org.preimage.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.preimage.cell.Fabrication;
import org.preimage.cell.UnitCell;
import org.preimage.math.Batch;

/// Between the features of cells and shapes that are void or solid.
final class BinaryCells {
    /// Where grey turns to solid: in the middle, or, where what comes of that does not hang together, a little to the
    /// side of solid, by up to half a pixel of boundary.
    private static final double[] CUTS = {0, -0.5, -0.95};

    private BinaryCells() {}

    /// The shapes of cells, mended so that they can be made; those that cannot be mended, and those that are there
    /// already,
    /// are left out.
    ///
    /// @param x features, `[n × pixels of the part]`
    /// @param feature the least width of solid and void
    static List<boolean[]> mended(Batch x, UnitCell cell, int feature) {
        Fabrication fabrication = new Fabrication(cell, feature);
        Set<BitSet> seen = new HashSet<>();
        List<boolean[]> shapes = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            boolean made = false;
            for (int cut = 0; cut < CUTS.length && !made; cut++) {
                boolean[] part = new boolean[x.width()];
                for (int e = 0; e < part.length; e++) {
                    part[e] = x.get(i, e) >= CUTS[cut];
                }
                made = fabrication.mend(part);
                if (made && seen.add(bits(part))) {
                    shapes.add(part);
                }
            }
        }
        return shapes;
    }

    private static BitSet bits(boolean[] part) {
        BitSet bits = new BitSet(part.length);
        for (int e = 0; e < part.length; e++) {
            bits.set(e, part[e]);
        }
        return bits;
    }

    /// The features of shapes, `[n × pixels of the part]`.
    static Batch features(List<boolean[]> shapes) {
        Batch x = Batch.zeros(shapes.size(), shapes.getFirst().length);
        for (int i = 0; i < shapes.size(); i++) {
            for (int e = 0; e < x.width(); e++) {
                x.set(i, e, shapes.get(i)[e] ? 1f : -1f);
            }
        }
        return x;
    }
}
