package org.preimage.data;

import java.util.Arrays;
import org.preimage.math.Batch;

/// The map between the user's units and standardized ones, variable by variable: `(value − mean) / scale`.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Scaler(double[] mean, double[] scale) {
    /// @throws IllegalArgumentException if the lengths differ, a mean is not finite, or a scale not finite and
    ///     positive
    public Scaler {
        mean = mean.clone();
        scale = scale.clone();
        if (mean.length != scale.length) {
            throw new IllegalArgumentException(
                    "Scaler: expected one scale for each of " + mean.length + " means, found " + scale.length);
        }
        for (int v = 0; v < mean.length; v++) {
            if (!Double.isFinite(mean[v]) || !(scale[v] > 0 && Double.isFinite(scale[v]))) {
                throw new IllegalArgumentException(
                        "Scaler: expected a finite mean and a finite scale above zero, found " + mean[v] + " and "
                                + scale[v] + " for variable " + (v + 1));
            }
        }
    }

    /// The scaler that gives each of the `columns`, `[d × n]`, the mean 0 and the standard deviation 1 over its
    /// `n` values (dividing by `n`), those that are missing apart. A constant column is only centered: its scale
    /// is 1.
    ///
    /// @throws IllegalArgumentException if a column has no values, or values too large for their mean to be
    ///     finite
    public static Scaler of(double[][] columns) {
        double[] mean = new double[columns.length];
        double[] scale = new double[columns.length];
        for (int v = 0; v < columns.length; v++) {
            double[] there = Arrays.stream(columns[v])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (there.length == 0) {
                throw new IllegalArgumentException(
                        "Scaler: expected at least one value, found none for variable " + (v + 1));
            }
            mean[v] = mean(there);
            scale[v] = deviation(there, mean[v]);
        }
        return new Scaler(mean, scale);
    }

    /// The means, `[d]`, a copy.
    @Override
    public double[] mean() {
        return mean.clone();
    }

    /// The scales, `[d]`, a copy.
    @Override
    public double[] scale() {
        return scale.clone();
    }

    /// That of one variable.
    public Scaler only(int v) {
        return new Scaler(new double[] {mean[v]}, new double[] {scale[v]});
    }

    /// The number of variables, `d`.
    public int width() {
        return mean.length;
    }

    /// One value of variable `v`, standardized.
    public double scale(int v, double value) {
        return (value - mean[v]) / scale[v];
    }

    /// One standardized value of variable `v`, in the user's units.
    public double unscale(int v, double value) {
        return mean[v] + scale[v] * value;
    }

    /// All values, standardized, `[d × n]`.
    ///
    /// @param columns values in the user's units, `[d × n]`
    /// @throws IllegalArgumentException if there is not one column per variable
    public double[][] standardized(double[][] columns) {
        checkWidth(columns.length);
        double[][] standardized = new double[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            int variable = v;
            standardized[v] = Arrays.stream(columns[v])
                    .map(value -> scale(variable, value))
                    .toArray();
        }
        return standardized;
    }

    /// All values, standardized and rounded to float32.
    ///
    /// @param columns values in the user's units, `[d × n]`
    /// @throws IllegalArgumentException if there is not one column per variable, the columns differ in length,
    ///     or a value is not finite in float32
    public Batch scale(double[][] columns) {
        return scale(columns, false);
    }

    /// As [#scale(double[][])], but values may be missing, and then are so in the batch.
    public Batch scaleSome(double[][] columns) {
        return scale(columns, true);
    }

    private Batch scale(double[][] columns, boolean mayLack) {
        checkWidth(columns.length);
        Batch batch = Batch.zeros(columns.length == 0 ? 0 : columns[0].length, columns.length);
        for (int v = 0; v < columns.length; v++) {
            if (columns[v].length != batch.size()) {
                throw new IllegalArgumentException("Scaler: expected " + batch.size()
                        + " values, as in the first column, found " + columns[v].length + " for variable " + (v + 1));
            }
            for (int i = 0; i < batch.size(); i++) {
                float scaled = (float) scale(v, columns[v][i]);
                if (!Float.isFinite(scaled) && !(mayLack && Double.isNaN(columns[v][i]))) {
                    throw new IllegalArgumentException(
                            "Scaler: expected values that are finite once standardized, found " + columns[v][i]
                                    + " for variable " + (v + 1));
                }
                batch.set(i, v, scaled);
            }
        }
        return batch;
    }

    /// All standardized values of `batch`, `[n × d]`, in the user's units, `[d × n]`.
    ///
    /// @throws IllegalArgumentException if the batch has not one variable per variable of this scaler
    public double[][] unscale(Batch batch) {
        checkWidth(batch.width());
        double[][] columns = new double[mean.length][batch.size()];
        for (int v = 0; v < mean.length; v++) {
            for (int i = 0; i < batch.size(); i++) {
                columns[v][i] = unscale(v, batch.get(i, v));
            }
        }
        return columns;
    }

    /// All standardized values in the user's units, `[d × n]`.
    ///
    /// @param columns `[d × n]`
    /// @throws IllegalArgumentException if there is not one column per variable
    public double[][] unscale(double[][] columns) {
        checkWidth(columns.length);
        double[][] unscaled = new double[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            int variable = v;
            unscaled[v] = Arrays.stream(columns[v])
                    .map(value -> unscale(variable, value))
                    .toArray();
        }
        return unscaled;
    }

    private void checkWidth(int found) {
        if (found != mean.length) {
            throw new IllegalArgumentException("Scaler: expected " + mean.length + " variables, found " + found);
        }
    }

    /// The mean, from the distances to the first value: exact for a constant column, and precise for one whose
    /// spread is small beside its values.
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }

    /// The standard deviation, or 1 if it is zero. Distances are taken relative to the largest, so that the
    /// squares of very small or large ones neither vanish nor overflow.
    private static double deviation(double[] values, double mean) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        if (largest == 0) {
            return 1;
        }
        double sum = 0;
        for (double value : values) {
            double relative = (value - mean) / largest;
            sum += relative * relative;
        }
        return largest * Math.sqrt(sum / values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler scaler && Arrays.equals(mean, scaler.mean) && Arrays.equals(scale, scaler.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "Scaler" + Arrays.toString(mean) + " ± " + Arrays.toString(scale);
    }
}
