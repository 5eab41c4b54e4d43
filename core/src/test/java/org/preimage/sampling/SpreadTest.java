package org.preimage.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.math.Batch;
import org.preimage.random.Seed;

final class SpreadTest {
    private static Batch uniform(int n) {
        RandomGenerator random = new Seed(1).generator();
        Batch x = Batch.zeros(n, 3);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = random.nextFloat();
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 19, 20})
    void picksAreThoseOfTheDefinition(int count) {
        Batch x = uniform(40);
        int[] from = IntStream.range(0, 20).map(i -> 2 * i + 1).toArray();
        assertThat(Spread.farthest(x, from, count)).containsExactly(byDefinition(x, from, count));
    }

    /// Nothing is remembered from pick to pick: all distances are taken anew.
    private static int[] byDefinition(Batch x, int[] from, int count) {
        List<Integer> picked = new ArrayList<>();
        double[] mean = new double[3];
        Arrays.setAll(
                mean,
                v -> Arrays.stream(from).mapToDouble(i -> x.get(i, v)).average().orElseThrow());
        while (picked.size() < count) {
            int best = -1;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i : from) {
                double distance = picked.isEmpty()
                        ? -distance(x, i, mean)
                        : picked.stream()
                                .mapToDouble(p -> distance(x, i, row(x, p)))
                                .min()
                                .orElseThrow();
                if (!picked.contains(i) && distance > largest) {
                    largest = distance;
                    best = i;
                }
            }
            picked.add(best);
        }
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] row(Batch x, int i) {
        return new double[] {x.get(i, 0), x.get(i, 1), x.get(i, 2)};
    }

    private static double distance(Batch x, int i, double[] to) {
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(v -> Math.pow(x.get(i, v) - to[v], 2))
                .sum());
    }

    @Test
    void thereAreNoMoreThanThereAre() {
        assertThat(Spread.farthest(uniform(5), new int[] {4, 2}, 9)).containsExactlyInAnyOrder(2, 4);
        assertThat(Spread.farthest(uniform(5), new int[0], 3)).isEmpty();
        assertThat(Spread.farthest(uniform(5), new int[] {1}, 0)).isEmpty();
    }

    @Test
    void equalDesignsAreEachPickedOnce() {
        assertThat(Spread.farthest(Batch.zeros(6, 2), IntStream.range(0, 6).toArray(), 6))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}
