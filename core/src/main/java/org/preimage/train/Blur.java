package org.preimage.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.preimage.math.Batch;
import org.preimage.random.Draws;

/// Noise that keeps a likelihood bounded: designs of a noiseless property lie on a set without volume, and so do
/// designs with a column of few values, such as counts, or with padding that is always zero.
final class Blur {
    /// The share of a gap that values are spread over which are not known to be whole cells: their property stays as
    /// it was, so the whole gap would be wrong by as much as the property changes over it.
    private static final float SHARE = 0.3f;

    /// By column of the designs: how wide its values are spread, 0 for not at all.
    private final float[] gaps;

    private Blur(float[] gaps) {
        this.gaps = gaps;
    }

    /// The blur that spreads values over their cells where those are known; else over a part of the median gap
    /// between neighboring values, unless more than a tenth of the values are distinct.
    static Blur of(Rows rows) {
        float[] gaps = new float[rows.x().width()];
        for (int v = 0; v < gaps.length; v++) {
            gaps[v] = rows.cells()[v] > 0 ? (float) rows.cells()[v] : SHARE * medianGap(rows.x(), v);
        }
        return new Blur(gaps);
    }

    private static float medianGap(Batch x, int v) {
        float[] column = Arrays.copyOfRange(x.data(), x.row(v), x.row(v) + x.size());
        Arrays.sort(column);
        float[] steps = new float[column.length];
        int count = 0;
        for (int i = 1; i < column.length; i++) {
            if (column[i] > column[i - 1]) {
                steps[count++] = column[i] - column[i - 1];
            }
        }
        if (count == 0 || count >= column.length / 10) {
            return 0;
        }
        Arrays.sort(steps, 0, count);
        return steps[count / 2];
    }

    /// Adds normal noise to all of `batch`.
    ///
    /// @param noise its standard deviation
    static void add(double noise, Batch batch, int first, RandomGenerator random) {
        float[] values = batch.data();
        for (int i = batch.row(first); i < values.length; i++) {
            values[i] += (float) noise * (float) Draws.normal(random);
        }
    }

    /// Spreads the values of the columns of designs.
    ///
    /// @param x designs, with padding behind them or without
    void spread(Batch x, RandomGenerator random) {
        for (int v = 0; v < gaps.length; v++) {
            for (int i = 0; i < x.size() && gaps[v] > 0; i++) {
                x.data()[x.row(v) + i] += gaps[v] * (random.nextFloat() - 0.5f);
            }
        }
    }
}
