package org.preimage.bench.architecture;

import java.util.random.RandomGenerator;

/// Short topology optimizations of cells with two mirror lines: the density that makes a mean of moduli large at
/// a given volume, by optimality criteria with a cone filter (SIMP, after Andreassen et al. 2011 and Sigmund 1994).
/// Scratch for one thread at a time.
final class Stiffening {
    private static final double MOVE = 0.15;
    private static final int BISECTIONS = 40;
    private static final double FLAT = 1e-12;
    /// The farthest pixel that a filter of less than two pixels reaches.
    private static final int REACH = 1;

    private static final int WIDTH = 2 * REACH + 1;

    private final int side;
    private final Homogenization.Evaluation evaluation;
    private final double[] density;
    private final double[] filtered;
    private final double[] moved;
    private final double[] wanted;
    private final double[] weights = new double[WIDTH * WIDTH];
    private final double[] slope;
    private final double[] filteredSlope;
    private final double[] cell;

    Stiffening(int side, Homogenization.Evaluation evaluation) {
        this.side = side;
        this.evaluation = evaluation;
        density = new double[side * side];
        filtered = new double[side * side];
        moved = new double[side * side];
        wanted = new double[side * side];
        slope = new double[side * side];
        filteredSlope = new double[side * side];
        cell = new double[4 * side * side];
    }

    /// What is made large: a mean of bulk and shear stiffness.
    ///
    /// @param normal counts `C_11 + C_22`
    /// @param lateral counts `2 C_12`
    /// @param shear counts `C_66`
    record Aim(double normal, double lateral, double shear) {
        static Aim draw(RandomGenerator random) {
            return switch (random.nextInt(3)) {
                case 0 -> new Aim(1, random.nextDouble(), 0);
                case 1 -> new Aim(0, 0, 1);
                default -> new Aim(random.nextDouble(), 0, random.nextDouble(2));
            };
        }
    }

    /// Optimizes from a field.
    ///
    /// @param field of the quarter; gets the filtered density
    /// @param volume the mean density
    /// @param radius of the filter, in pixels, from 1 to 2
    /// @param diagonal whether the cell is even about its diagonals
    void optimize(double[] field, double volume, Aim aim, double radius, int steps, boolean diagonal) {
        weigh(radius);
        start(field, volume);
        for (int step = 0; step < steps; step++) {
            filterDensity(filtered);
            slopes(aim);
            filter(slope, filteredSlope);
            if (diagonal) {
                Quarter.symmetrize(filteredSlope, side);
            }
            move(volume);
        }
        filterDensity(field);
        if (diagonal) {
            Quarter.symmetrize(field, side);
        }
    }

    private void start(double[] field, double volume) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (double value : field) {
            low = Math.min(low, value);
            high = Math.max(high, value);
            mean += value / field.length;
        }
        double room = Math.min(volume, 1 - volume);
        for (int e = 0; e < field.length; e++) {
            density[e] = volume + room * (field[e] - mean) / Math.max(high - low, FLAT);
        }
    }

    private void slopes(Aim aim) {
        Quarter.unfold(filtered, side, cell);
        evaluation.evaluate(cell);
        double[][] c = evaluation.gradient();
        for (int e = 0; e < slope.length; e++) {
            int at = e / side * 2 * side + e % side;
            slope[e] = aim.normal * (c[0][at] + c[3][at]) + 2 * aim.lateral * c[1][at] + aim.shear * c[5][at];
        }
    }

    /// Optimality criteria, the multiplier of the volume by bisection. The filter keeps the volume.
    private void move(double volume) {
        for (int e = 0; e < density.length; e++) {
            wanted[e] = density[e] * Math.sqrt(Math.max(filteredSlope[e], FLAT));
        }
        double low = Math.log(1e-12);
        double high = Math.log(1e6);
        for (int k = 0; k < BISECTIONS; k++) {
            double factor = Math.exp(-(low + high) / 4);
            double sum = 0;
            for (int e = 0; e < density.length; e++) {
                moved[e] =
                        Math.clamp(factor * wanted[e], Math.max(0, density[e] - MOVE), Math.min(1, density[e] + MOVE));
                sum += moved[e];
            }
            if (sum > volume * density.length) {
                low = (low + high) / 2;
            } else {
                high = (low + high) / 2;
            }
        }
        System.arraycopy(moved, 0, density, 0, density.length);
    }

    /// The weights of pixels nearer than the radius, falling as a cone.
    private void weigh(double radius) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, radius - Math.hypot(i / WIDTH - REACH, i % WIDTH - REACH));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /// A mean of densities is one, but for rounding.
    private void filterDensity(double[] to) {
        filter(density, to);
        for (int e = 0; e < to.length; e++) {
            to[e] = Math.min(1, to[e]);
        }
    }

    /// A weighted mean over the neighborhood of each pixel, across the mirror lines.
    private void filter(double[] from, double[] to) {
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                double sum = 0;
                int at = 0;
                for (int dr = -REACH; dr <= REACH; dr++) {
                    int row = reflected(r + dr) * side;
                    for (int dc = -REACH; dc <= REACH; dc++) {
                        sum += weights[at++] * from[row + reflected(c + dc)];
                    }
                }
                to[r * side + c] = sum;
            }
        }
    }

    private int reflected(int at) {
        return at < 0 ? -1 - at : at >= side ? 2 * side - 1 - at : at;
    }
}
