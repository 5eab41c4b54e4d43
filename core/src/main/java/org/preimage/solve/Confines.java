package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.data.Encoding;
import org.preimage.linalg.Polyhedron;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Region;

/// Where the designs of a batch may go, standardized: a region for all of them, and inputs that single designs hold.
///
/// @param region of the free inputs, `d`
/// @param held `[n × d]`, which inputs of which design stay as they are; null for none
@SuppressWarnings("ArrayRecordComponent") // never compared
record Confines(Polyhedron region, boolean @Nullable [][] held) {
    /// One region, and nothing held.
    static Confines of(Polyhedron region) {
        return new Confines(region, null);
    }

    /// The features of a model in a region.
    static Confines of(InverseModel model, Region region) {
        Encoding encoding = model.inputs();
        double[][] box = encoding.box(region.space().inputs());
        List<Polyhedron.Row> rows = new ArrayList<>();
        for (LinearConstraint constraint : region.constraints()) {
            double[] normal = new double[encoding.width()];
            double bound = constraint.bound();
            double[] coefficients = constraint.coefficients();
            for (int v = 0; v < coefficients.length; v++) {
                int f = encoding.deciding(v);
                boolean free = f >= 0 && coefficients[v] != 0;
                double origin = free
                        ? encoding.scaler().mean()[f]
                        : region.space().inputs().get(v).low();
                bound -= coefficients[v] == 0 ? 0 : coefficients[v] * origin;
                if (free) {
                    normal[f] += coefficients[v] * encoding.scaler().scale()[f];
                }
            }
            // What is about fixed inputs only holds already, or the region would have been refused.
            if (Arrays.stream(normal).anyMatch(a -> a != 0)) {
                rows.add(constraint.row(normal, bound));
            }
        }
        return of(new Polyhedron(box[0], box[1], rows));
    }

    /// The units in which distances of designs are measured, `[d]`: standard deviations of the pairs, and 1 for
    /// what is no number or is fixed.
    static double[] scales(InverseModel model) {
        Encoding encoding = model.inputs();
        double[] scales = new double[encoding.inputs().size()];
        double[] scale = encoding.scaler().scale();
        Arrays.setAll(scales, v -> encoding.deciding(v) < 0 ? 1 : scale[encoding.deciding(v)]);
        return scales;
    }

    /// The same region with inputs that single designs hold.
    Confines holding(boolean[][] inputs) {
        return new Confines(region, inputs);
    }

    /// The confines of some of the designs, in the order given.
    Confines of(int[] designs) {
        if (held == null) {
            return this;
        }
        boolean[][] theirs = new boolean[designs.length][];
        for (int k = 0; k < designs.length; k++) {
            theirs[k] = held[designs[k]];
        }
        return new Confines(region, theirs);
    }

    /// The inputs that design `i` holds, besides those that are fixed for all, `[d]`.
    boolean[] held(int i) {
        return held == null ? new boolean[region.dim()] : held[i];
    }

    /// This without conditions but what is fixed, held, or an equation.
    Confines equationsOnly() {
        return new Confines(region.equationsOnly(), held);
    }

    /// Moves the point `x`, `[d]`, of design `i` to the nearest one in the region, in place.
    void pull(int i, double[] x) {
        region.project(x, held(i));
    }

    /// Moves all designs, `[n × d]`, to the nearest ones in the region, in place and as near as float32 comes.
    void pull(Batch x) {
        double[] at = new double[x.width()];
        for (int i = 0; i < x.size(); i++) {
            for (int v = 0; v < at.length; v++) {
                at[v] = x.get(i, v);
            }
            pull(i, at);
            for (int v = 0; v < at.length; v++) {
                x.set(i, v, (float) at[v]);
            }
        }
    }

    /// The rows that are inequalities.
    List<Polyhedron.Row> inequalities() {
        return region.rows().stream().filter(row -> !row.equal()).toList();
    }
}
