package org.preimage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.math.Normal;
import org.preimage.space.Clip;
import org.preimage.space.Declared;
import org.preimage.space.Output;

/// The outputs that pairs reach, and how they are standardized.
final class OutputColumns {
    /// A bound that fewer rows reach is one by accident.
    private static final int LEAST_AT_BOUND = 3;

    private OutputColumns() {}

    /// The outputs with the ranges of the pairs.
    ///
    /// @throws IllegalArgumentException if an output is constant or has too few values, or one is clipped at a
    ///     bound that is neither its least nor its greatest value in several rows
    static List<Output> of(Pairs pairs, Declared declared) {
        List<Output> outputs = new ArrayList<>();
        for (int o = 0; o < pairs.y().length; o++) {
            String name = pairs.outputs().get(o);
            double[] values = there(pairs.y()[o]);
            requireEnough(name, values);
            double low = Arrays.stream(values).min().orElseThrow();
            double high = Arrays.stream(values).max().orElseThrow();
            if (low == high) {
                throw new IllegalArgumentException("Fit: expected an output that varies, found '" + name + "' = " + low
                        + " in every row; no inverse exists");
            }
            Double bound = declared.clipped().get(name);
            outputs.add(new Output(name, low, high, bound == null ? Clip.NONE : clip(name, bound, values, low, high)));
        }
        return outputs;
    }

    private static double[] there(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    private static void requireEnough(String name, double[] values) {
        if (values.length < InverseFit.LEAST_PAIRS) {
            throw new IllegalArgumentException("Fit: expected at least " + InverseFit.LEAST_PAIRS
                    + " values of the output '" + name + "', found " + values.length);
        }
    }

    /// Refuses a split of which a part knows nothing of some output.
    static void requireHeldOut(Pairs pairs, Split split) {
        for (int[] part : new int[][] {split.fit(), split.validation(), split.test()}) {
            Pairs rows = pairs.subset(part);
            for (int o = 0; o < rows.y().length; o++) {
                if (rows.rowsWith(o).length == 0) {
                    throw new IllegalArgumentException("Fit: expected values of every output among the pairs to fit,"
                            + " to validate and to test on, found none of '"
                            + rows.outputs().get(o) + "' in "
                            + part.length + " of them; hold out larger shares");
                }
            }
        }
    }

    private static Clip clip(String name, double bound, double[] values, double low, double high) {
        long there = count(values, bound);
        if (there < LEAST_AT_BOUND || (bound != low && bound != high)) {
            throw new IllegalArgumentException("Fit: expected the bound at which '" + name + "' is clipped to be its"
                    + " least or its greatest value, in " + LEAST_AT_BOUND + " rows or more, found " + bound + " in "
                    + there + " rows and values from " + low + " to " + high);
        }
        return bound == low ? Clip.LOW : Clip.HIGH;
    }

    private static long count(double[] values, double bound) {
        return Arrays.stream(values).filter(value -> value == bound).count();
    }

    /// Standardizes the outputs; of a clipped one the latent values, by the normal distribution that, once clipped,
    /// has as many values at the bound and the same mean of all (Tobin, Econometrica 26, 1958).
    ///
    /// @param y the values of the fitted rows, `[m × n]`
    static Scaler scaler(List<Output> outputs, double[][] y) {
        Scaler told = Scaler.of(y);
        double[] mean = told.mean();
        double[] scale = told.scale();
        for (int o = 0; o < mean.length; o++) {
            Output output = outputs.get(o);
            double bound = output.clip() == Clip.LOW ? output.low() : output.high();
            double share = (count(y[o], bound) + 0.5) / (there(y[o]).length + 1.0);
            if (output.clip() != Clip.NONE && mean[o] != bound) {
                double z = Normal.quantile(share);
                double deviation = Math.abs(mean[o] - bound) / (Normal.density(z) - z * (1 - share));
                scale[o] = deviation;
                mean[o] = bound + (output.clip() == Clip.LOW ? -z : z) * deviation;
            }
        }
        return new Scaler(mean, scale);
    }
}
