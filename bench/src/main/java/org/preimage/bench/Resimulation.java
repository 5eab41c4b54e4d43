package org.preimage.bench;

import java.util.Arrays;
import org.preimage.math.Columns;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.space.Target;

/// How far the properties of designs are from a target under the true operator: the squared error of each
/// design, averaged over the outputs, in the order of the designs, `[n]`. A failed run has no error, which is
/// NaN here; it enters no mean and no quantile, and [#failures()] counts it.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Resimulation(double[] squaredErrors) {
    /// @throws IllegalArgumentException if an error is negative
    public Resimulation {
        squaredErrors = squaredErrors.clone();
        for (double error : squaredErrors) {
            if (error < 0) {
                throw new IllegalArgumentException(
                        "Resimulation: expected squared errors that are not negative, found " + error);
            }
        }
    }

    /// Runs every design once.
    ///
    /// @param x designs, `[d × n]`, variable-major
    /// @throws IllegalArgumentException if the designs do not fit the simulator, or its properties not the
    ///     target
    public static Resimulation of(Simulator f, double[][] x, Target target) {
        double[] errors = new double[x[0].length];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = switch (f.run(Columns.row(x, row))) {
                case Simulated(double[] y) -> target.squaredError(y);
                case Failed _ -> Double.NaN;
            };
        }
        return new Resimulation(errors);
    }

    /// The squared errors, `[n]`, a copy.
    @Override
    public double[] squaredErrors() {
        return squaredErrors.clone();
    }

    /// The number of designs, `n`, whether or not their runs failed.
    public int size() {
        return squaredErrors.length;
    }

    /// The number of designs whose runs failed.
    public int failures() {
        return (int) Arrays.stream(squaredErrors).filter(Double::isNaN).count();
    }

    /// The mean squared error of the designs that ran; NaN if none did.
    public double mean() {
        return Arrays.stream(squaredErrors)
                .filter(error -> !Double.isNaN(error))
                .average()
                .orElse(Double.NaN);
    }

    /// The median squared error of the designs that ran; NaN if none did.
    public double median() {
        return quantile(0.5);
    }

    /// The squared error that 99 % of the designs that ran do not exceed; NaN if none did.
    public double quantile99() {
        return quantile(0.99);
    }

    /// The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7).
    private double quantile(double probability) {
        double[] sorted = Arrays.stream(squaredErrors)
                .filter(error -> !Double.isNaN(error))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resimulation that && Arrays.equals(squaredErrors, that.squaredErrors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(squaredErrors);
    }

    @Override
    public String toString() {
        return "Resimulation" + Arrays.toString(squaredErrors);
    }
}
