package org.preimage.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.cell.LevelSet;
import org.preimage.cell.UnitCell;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.space.Pixels;

/// What cells to learn from lose as waves.
final class WavesTest {
    private static final int CELLS = 300;

    @Test
    void fewPixelsOfBinaryCellsChange() {
        UnitCell cell = new UnitCell(new Pixels(32, 32), true, true);
        LevelSet waves = new LevelSet(cell);
        CellDraws.Hand hand = new CellDraws(new Homogenization(32, Homogenization.VOID), new Seed(1)).hand();
        List<double[]> parts = new ArrayList<>();
        for (long i = 0; parts.size() < CELLS; i++) {
            double[] pixels = hand.draw(i).pixels();
            if (Arrays.stream(pixels).allMatch(p -> p == 0 || p == 1)) {
                parts.add(cell.fold(pixels));
            }
        }
        Batch x = Batch.zeros(CELLS, cell.count());
        for (int i = 0; i < CELLS; i++) {
            for (int e = 0; e < cell.count(); e++) {
                x.set(i, e, parts.get(i)[e] == 1 ? 1 : -1);
            }
        }
        int changed = 0;
        try (Workers workers = new Workers(2)) {
            Batch back = waves.decode(waves.encode(x, workers));
            for (int i = 0; i < CELLS; i++) {
                for (int e = 0; e < cell.count(); e++) {
                    changed += LevelSet.isSolid(back.get(i, e)) == LevelSet.isSolid(x.get(i, e)) ? 0 : 1;
                }
            }
        }
        double share = (double) changed / CELLS / cell.count();
        assertThat(share).isLessThan(0.006);
    }
}
