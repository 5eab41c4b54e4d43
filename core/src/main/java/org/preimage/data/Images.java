package org.preimage.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.preimage.random.Seed;
import org.preimage.space.Symmetries;

/// Pairs with the images of their designs under symmetries, which have the same properties.
public final class Images {
    /// More rows than this are not made by themselves: each pair then has as many of its images, drawn at random, as
    /// there is room
    /// for.
    static final int MOST = 50_000;

    private Images() {}

    /// All pairs, each followed by its images; the pairs as they are if there are no symmetries.
    ///
    /// @param seed of the choice among too many images
    public static Pairs of(Pairs pairs, Symmetries symmetries, Seed seed) {
        return of(pairs, symmetries, MOST, seed);
    }

    /// The same with at most so many rows, but no fewer than there are pairs.
    public static Pairs of(Pairs pairs, Symmetries symmetries, int most, Seed seed) {
        if (symmetries.isNone()) {
            return pairs;
        }
        int all = symmetries.motions().size();
        int each = Math.clamp(most / Math.max(1, pairs.size()), 1, all);
        RandomGenerator random = seed.generator();
        int d = pairs.x().length;
        double[][] x = new double[d][pairs.size() * each];
        double[][] y = new double[pairs.y().length][pairs.size() * each];
        int[] order = new int[all];
        Arrays.setAll(order, k -> k);
        double[] design = new double[d];
        for (int i = 0; i < pairs.size(); i++) {
            for (int v = 0; v < d; v++) {
                design[v] = pairs.x()[v][i];
            }
            for (int k = 0; k < each; k++) {
                if (k > 0 && each < all) {
                    swap(order, k, random.nextInt(k, all));
                }
                double[] image = symmetries.motions().get(order[k]).of(design);
                for (int v = 0; v < d; v++) {
                    x[v][i * each + k] = image[v];
                }
                for (int o = 0; o < y.length; o++) {
                    y[o][i * each + k] = pairs.y()[o][i];
                }
            }
        }
        return new Pairs(pairs.inputs(), pairs.outputs(), x, y);
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
