package org.preimage.model;

import java.util.Arrays;

/// How a mean squared error falls with the number of rows: `floor + factor · n^(−rate)`.
///
/// @param floor what no number of rows gets below
/// @param factor of the part that falls
/// @param rate how fast it falls
public record PowerLaw(double floor, double factor, double rate) {
    private static final int RATES = 60;
    private static final double LARGEST_RATE = 6;
    private static final int FLOORS = 40;
    private static final int STEPS = 40;

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
            for (int f = 0; f <= FLOORS; f++) {
                double floor = f == 0 ? 0 : least * Math.pow(10, -3.0 * (FLOORS - f) / FLOORS);
                PowerLaw law = withFactor(floor, rate, rows, errors, weights);
                double cost = law.cost(rows, errors, weights);
                if (cost < lowest) {
                    lowest = cost;
                    best = law;
                }
            }
        }
        return best;
    }

    private static PowerLaw withFactor(double floor, double rate, double[] rows, double[] errors, double[] weights) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            double own = Math.log(errors[i]) + rate * Math.log(rows[i]);
            low = Math.min(low, own - 8);
            high = Math.max(high, own);
        }
        double ratio = (Math.sqrt(5) - 1) / 2;
        for (int step = 0; step < STEPS; step++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            double costLeft = new PowerLaw(floor, Math.exp(left), rate).cost(rows, errors, weights);
            double costRight = new PowerLaw(floor, Math.exp(right), rate).cost(rows, errors, weights);
            if (costLeft < costRight) {
                high = right;
            } else {
                low = left;
            }
        }
        return new PowerLaw(floor, Math.exp((low + high) / 2), rate);
    }

    private double cost(double[] rows, double[] errors, double[] weights) {
        double cost = 0;
        for (int i = 0; i < rows.length; i++) {
            double difference = Math.log(at(rows[i]) / errors[i]);
            cost += weights[i] * difference * difference;
        }
        return cost;
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
