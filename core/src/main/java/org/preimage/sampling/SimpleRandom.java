package org.preimage.sampling;

import java.util.random.RandomGenerator;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

/// Points drawn independently and uniformly.
public record SimpleRandom() implements PointSet {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public double[][] points(int n, int k, Seed seed) {
        double[][] points = new Shape(n, k).zeros();
        RandomGenerator generator = seed.generator();
        for (double[] point : points) {
            for (int c = 0; c < k; c++) {
                point[c] = Draws.uniform(generator);
            }
        }
        return points;
    }
}
