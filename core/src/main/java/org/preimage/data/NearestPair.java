package org.preimage.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.cell.UnitCell;
import org.preimage.random.Seed;
import org.preimage.space.Kind;
import org.preimage.space.Space;

/// The training row that is nearest to a design, and its distance: Euclidean, every number measured in the
/// standard deviations of its training column (a constant column in its own unit), and the square root of 2 for a
/// category that differs. A distance of zero means that the design is a training row and no discovery. Under symmetries
/// the nearest image of a row counts. Of cells of pixels the features are compared.
public record NearestPair(int row, double distance) {
    /// So many rows are compared at a time that the distances to them stay in the fastest cache.
    private static final int BLOCK = 1024;

    /// So many numbers of rows, that they stay in the next one.
    private static final int NUMBERS = 1 << 16;

    /// @throws IllegalArgumentException if the row or the distance is negative, or the distance not a number
    public NearestPair {
        if (row < 0 || !(distance >= 0)) {
            throw new IllegalArgumentException(
                    "NearestPair: expected a row and a distance that are not negative, found " + row + " and "
                            + distance);
        }
    }

    /// The nearest row of `training` for each of the designs `x`, `[d × n]`, in the order of the designs; of
    /// several equally near ones the first. Every row is looked at, so that the answer is exact.
    ///
    /// @param space the inputs of both
    /// @throws IllegalArgumentException if the designs have other inputs than the rows, or there are no rows
    public static List<NearestPair> of(double[][] x, Pairs training, Space space) {
        double[][] rows = training.x();
        if (x.length != rows.length || x.length != space.inputs().size()) {
            throw new IllegalArgumentException(
                    "NearestPair: expected designs of " + rows.length + " variables, found " + x.length);
        }
        Scaler scaler =
                Scaler.of(Images.of(training, space.symmetries(), new Seed(0)).x());
        boolean[] levels = new boolean[x.length];
        for (int v = 0; v < levels.length; v++) {
            levels[v] = space.inputs().get(v).kind() instanceof Kind.Categorical;
        }
        double[][] standardizedRows = scaler.standardized(rows);
        int[] nearest = new int[x[0].length];
        double[] least = new double[x[0].length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (double[][] images : space.symmetries().images(x)) {
            compare(scaler.standardized(images), standardizedRows, levels, nearest, least);
        }
        return pairs(nearest, least);
    }

    /// The same for designs that may be the pixels of a cell.
    ///
    /// @param cell null if they are not
    public static List<NearestPair> of(double[][] x, Pairs training, Space space, @Nullable UnitCell cell) {
        if (cell == null) {
            return of(x, training, space);
        }
        int[] nearest = new int[x[0].length];
        double[] least = new double[x[0].length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        double[][] part = part(cell, x);
        compare(part, part(cell, training.x()), new boolean[part.length], nearest, least);
        double unit = UnitCell.density(1) - UnitCell.density(0); // densities of one unit of a feature
        return pairs(
                nearest,
                Arrays.stream(least).map(square -> square / (unit * unit)).toArray());
    }

    private static double[][] part(UnitCell cell, double[][] x) {
        double[][] part = new double[cell.count()][];
        Arrays.setAll(part, f -> x[cell.pixel(f)]);
        return part;
    }

    private static void compare(double[][] designs, double[][] rows, boolean[] levels, int[] nearest, double[] least) {
        int n = rows[0].length;
        int block = Math.clamp(NUMBERS / designs.length, 1, BLOCK);
        for (int start = 0; start < n; start += block) {
            double[] squared = new double[Math.min(block, n - start)];
            for (int i = 0; i < nearest.length; i++) {
                squaredDistances(designs, i, rows, levels, start, squared);
                for (int j = 0; j < squared.length; j++) {
                    if (squared[j] < least[i]) {
                        least[i] = squared[j];
                        nearest[i] = start + j;
                    }
                }
            }
        }
    }

    /// Writes the squared distances of design `i` to the rows from `start` on; the inner loop runs over rows
    /// that are contiguous in memory, so that the compiler can vectorize it.
    private static void squaredDistances(
            double[][] designs, int i, double[][] rows, boolean[] levels, int start, double[] squared) {
        Arrays.fill(squared, 0);
        for (int v = 0; v < designs.length; v++) {
            double value = designs[v][i];
            double[] column = rows[v];
            if (levels[v]) {
                for (int j = 0; j < squared.length; j++) {
                    squared[j] += column[start + j] == value ? 0 : 2;
                }
                continue;
            }
            for (int j = 0; j < squared.length; j++) {
                double difference = column[start + j] - value;
                squared[j] += difference * difference;
            }
        }
    }

    private static List<NearestPair> pairs(int[] nearest, double[] squared) {
        List<NearestPair> pairs = new ArrayList<>(nearest.length);
        for (int i = 0; i < nearest.length; i++) {
            pairs.add(new NearestPair(nearest[i], Math.sqrt(squared[i])));
        }
        return List.copyOf(pairs);
    }
}
