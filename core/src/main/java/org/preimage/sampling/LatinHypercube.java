package org.preimage.sampling;

import java.util.random.RandomGenerator;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

/// A random Latin hypercube: of the `n` equal cells of each coordinate every one holds one point, at a
/// uniform place in the cell (McKay, Beckman and Conover, Technometrics 21, 1979).
public record LatinHypercube() implements PointSet {
    @Override
    public String name() {
        return "lhs";
    }

    @Override
    public double[][] points(int n, int k, Seed seed) {
        double[][] points = new Shape(n, k).zeros();
        RandomGenerator generator = seed.generator();
        for (int c = 0; c < k; c++) {
            int[] cells = Draws.permutation(n, generator);
            for (int i = 0; i < n; i++) {
                // A place on a grid of 2^-30, so that rounding never moves a point out of its cell.
                double place = ((generator.nextInt() >>> 2) + 0.5) * 0x1.0p-30;
                points[i][c] = (cells[i] + place) / n;
            }
        }
        return points;
    }

    /// The cells of a random Latin hypercube, `[k × n]`: each row is a permutation of 0 to `n` - 1.
    static int[][] cells(Shape shape, RandomGenerator generator) {
        int[][] cells = new int[shape.k()][];
        for (int c = 0; c < shape.k(); c++) {
            cells[c] = Draws.permutation(shape.n(), generator);
        }
        return cells;
    }
}
