package org.preimage.model;

import java.util.Arrays;

/// How a mean squared error falls with the number of rows: `floor + factor · n^(−rate)`.
///
/// @param floor what no number of rows gets below
/// @param factor of the part that falls
/// @param rate how fast it falls
@SuppressWarnings("ArrayRecordComponent") // of the trial, which nobody compares
public record PowerLaw(double floor, double factor, double rate) {
    private static final int RATES = 40;
    private static final double LARGEST_RATE = 6;
    private static final int FLOORS = 20;
    private static final int STEPS = 22;
    /// How far below what a point asks for alone a factor may be, as a logarithm.
    private static final double DEEP = 8;

    /// The law that fits best: least squares of logarithms, since errors spread by factors. Rates and floors
    /// are tried on a grid, factors by golden section.
    ///
    /// @param rows how many rows were fitted to
    /// @param errors the mean squared errors, positive
    /// @param weights what each counts
    static PowerLaw of(double[] rows, double[] errors, double[] weights) {
        double least = Arrays.stream(errors).min().orElseThrow();
        PowerLaw best = new PowerLaw(0, 1, 1);
        double lowest = Double.POSITIVE_INFINITY;
        for (int r = 1; r <= RATES; r++) {
            double rate = LARGEST_RATE * r / RATES;
            Trial trial =
                    new Trial(Arrays.stream(rows).map(n -> Math.pow(n, -rate)).toArray(), errors, weights);
            for (int f = 0; f <= FLOORS; f++) {
                double floor = f == 0 ? 0 : least * Math.pow(10, -3.0 * (FLOORS - f) / FLOORS);
                double factor = trial.factor(floor);
                double cost = trial.cost(floor, factor);
                if (cost < lowest) {
                    lowest = cost;
                    best = new PowerLaw(floor, factor, rate);
                }
            }
        }
        return best;
    }

    /// Laws of one rate.
    ///
    /// @param falling `n^(−rate)` by number of rows
    private record Trial(double[] falling, double[] errors, double[] weights) {
        private static final double RATIO = (Math.sqrt(5) - 1) / 2;

        /// The best factor beside a floor.
        double factor(double floor) {
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            for (int i = 0; i < errors.length; i++) {
                double own = Math.log(errors[i] / falling[i]);
                high = Math.max(high, own);
                low = Math.min(low, own - DEEP);
            }
            double left = high - RATIO * (high - low);
            double right = low + RATIO * (high - low);
            double costLeft = cost(floor, Math.exp(left));
            double costRight = cost(floor, Math.exp(right));
            for (int step = 0; step < STEPS; step++) {
                if (costLeft < costRight) {
                    high = right;
                    right = left;
                    costRight = costLeft;
                    left = high - RATIO * (high - low);
                    costLeft = cost(floor, Math.exp(left));
                } else {
                    low = left;
                    left = right;
                    costLeft = costRight;
                    right = low + RATIO * (high - low);
                    costRight = cost(floor, Math.exp(right));
                }
            }
            return Math.exp((low + high) / 2);
        }

        double cost(double floor, double factor) {
            double cost = 0;
            for (int i = 0; i < errors.length; i++) {
                double difference = Math.log((floor + factor * falling[i]) / errors[i]);
                cost += weights[i] * difference * difference;
            }
            return cost;
        }
    }

    /// The mean squared error to expect of `n` rows.
    public double at(double n) {
        return floor + factor * Math.pow(n, -rate);
    }

    /// How many rows bring the mean squared error down to `goal`; infinity if none do.
    public double rowsFor(double goal) {
        return goal <= floor ? Double.POSITIVE_INFINITY : Math.pow(factor / (goal - floor), 1 / rate);
    }
}
