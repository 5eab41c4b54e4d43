package org.preimage.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.preimage.math.Columns;
import org.preimage.math.Normal;

/// The density of a sample, by normal kernels (Silverman, Density Estimation for Statistics and Data Analysis, 1986).
/// It is divided by the share of the kernel around a design that lies inside the sample's range, since designs often
/// come from a box, near whose faces the density would else be taken for half of what it is. The width is the one,
/// among some shares of
/// the one for normal samples, under which single rows are likeliest when left out.
public final class KernelDensity {
    private static final double[] SHARES = {0.25, 0.35, 0.5, 0.7, 1};
    private static final int LEFT_OUT = 300;
    private static final double FARTHEST = 40;

    private final double[][] rows;
    private final Scaler scaler;
    private final double[] low;
    private final double[] high;
    private final double width;

    private KernelDensity(double[][] rows, Scaler scaler, double width) {
        this.rows = rows;
        this.scaler = scaler;
        this.width = width;
        low = Arrays.stream(rows)
                .mapToDouble(c -> Arrays.stream(c).min().orElseThrow())
                .toArray();
        high = Arrays.stream(rows)
                .mapToDouble(c -> Arrays.stream(c).max().orElseThrow())
                .toArray();
    }

    /// The density of a sample.
    ///
    /// @param columns a sample, `[d × n]`
    /// @throws IllegalArgumentException if there are fewer than two rows
    public static KernelDensity of(double[][] columns) {
        int n = columns[0].length;
        if (n < 2) {
            throw new IllegalArgumentException("KernelDensity: expected at least two rows, found " + n);
        }
        Scaler scaler = Scaler.of(columns);
        double[][] rows = scaler.standardized(columns);
        double normal = Math.pow(n, -1.0 / (columns.length + 4));
        int stride = Math.max(1, n / LEFT_OUT);
        KernelDensity best = new KernelDensity(rows, scaler, normal);
        double most = Double.NEGATIVE_INFINITY;
        for (double share : SHARES) {
            KernelDensity density = new KernelDensity(rows, scaler, share * normal);
            double likelihood = density.likelihood(stride);
            if (likelihood > most) {
                most = likelihood;
                best = density;
            }
        }
        return best;
    }

    private double likelihood(int stride) {
        return IntStream.range(0, rows[0].length)
                .filter(i -> i % stride == 0)
                .mapToDouble(i -> logAt(Columns.row(rows, i), i))
                .sum();
    }

    /// The logarithms of the density at designs, up to a common constant.
    ///
    /// @param x `[d × n]`
    public double[] log(double[][] x) {
        double[][] standardized = scaler.standardized(x);
        return IntStream.range(0, x[0].length)
                .mapToDouble(i -> logAt(Columns.row(standardized, i), -1))
                .toArray();
    }

    private double logAt(double[] at, int leftOut) {
        int n = rows[0].length;
        double[] squares = new double[n];
        for (int v = 0; v < at.length; v++) {
            double[] column = rows[v];
            for (int j = 0; j < n; j++) {
                double difference = (column[j] - at[v]) / width;
                squares[j] += difference * difference;
            }
        }
        if (leftOut >= 0) {
            squares[leftOut] = Double.POSITIVE_INFINITY;
        }
        double least = Arrays.stream(squares).min().orElseThrow();
        double sum = 0;
        for (double square : squares) {
            if (square - least < FARTHEST) {
                sum += Math.exp((least - square) / 2);
            }
        }
        double log = Math.log(sum) - least / 2 - at.length * Math.log(width);
        for (int v = 0; v < at.length; v++) {
            double inside = Normal.cdf((high[v] - at[v]) / width) - Normal.cdf((low[v] - at[v]) / width);
            log -= Math.log(Math.max(inside, 1e-3));
        }
        return log;
    }
}
