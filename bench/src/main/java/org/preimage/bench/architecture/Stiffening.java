package org.preimage.bench.architecture;

import java.util.random.RandomGenerator;

/// Short topology optimizations of cells with two mirror lines: the density that makes a mean of moduli large at a
/// given
/// volume, by optimality criteria with a cone filter (SIMP, after Andreassen et al. 2011 and Sigmund 1994). Scratch for
/// one thread at a time.
final class Stiffening {
    private static final double MOVE = 0.15;
    private static final int BISECTIONS = 40;
    private static final double FLAT = 1e-12;

    private final int side;
    private final Homogenization.Evaluation evaluation;
    private final double[] density;
    private final double[] filtered;
    private final double[] moved;
    private final double[] slope;
    private final double[] filteredSlope;
    private final double[] cell;

    Stiffening(int side, Homogenization.Evaluation evaluation) {
        this.side = side;
        this.evaluation = evaluation;
        density = new double[side * side];
        filtered = new double[side * side];
        moved = new double[side * side];
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
    /// @param radius of the filter, in pixels
    /// @param diagonal whether the cell is even about its diagonals
    void optimize(double[] field, double volume, Aim aim, double radius, int steps, boolean diagonal) {
        start(field, volume);
        for (int step = 0; step < steps; step++) {
            filter(density, radius, filtered);
            slopes(aim);
            filter(slope, radius, filteredSlope);
            if (diagonal) {
                Quarter.symmetrize(filteredSlope, side);
            }
            move(volume);
        }
        filter(density, radius, field);
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
        double low = Math.log(1e-12);
        double high = Math.log(1e6);
        for (int k = 0; k < BISECTIONS; k++) {
            double multiplier = Math.exp((low + high) / 2);
            double sum = 0;
            for (int e = 0; e < density.length; e++) {
                double wanted = density[e] * Math.sqrt(Math.max(filteredSlope[e], FLAT) / multiplier);
                moved[e] = Math.clamp(wanted, Math.max(0, density[e] - MOVE), Math.min(1, density[e] + MOVE));
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

    /// A mean over the pixels nearer than the radius, weights falling as a cone, across the mirror lines.
    private void filter(double[] from, double radius, double[] to) {
        int reach = (int) Math.ceil(radius) - 1;
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                double sum = 0;
                double weights = 0;
                for (int dr = -reach; dr <= reach; dr++) {
                    for (int dc = -reach; dc <= reach; dc++) {
                        double weight = Math.max(0, radius - Math.sqrt(dr * dr + dc * dc));
                        sum += weight * from[reflected(r + dr) * side + reflected(c + dc)];
                        weights += weight;
                    }
                }
                to[r * side + c] = Math.min(1, sum / weights);
            }
        }
    }

    private int reflected(int at) {
        return at < 0 ? -1 - at : at >= side ? 2 * side - 1 - at : at;
    }
}
