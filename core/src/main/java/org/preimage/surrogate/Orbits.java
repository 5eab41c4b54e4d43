package org.preimage.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

/// Designs with their images under symmetries. A process whose values are the same at all images of a design has the
/// covariance `Σ_g k(x, g x')` (Ginsbourger, Roustant and Durrande, On degeneracy and invariances of random fields
/// paths, 2016), so `n` pairs stay `n` equations, however many images there are; and its mean is that of a process
/// with the covariance `k` whose centers are all images.
///
/// @param images by image: all designs, `[d × n]`; first the designs themselves. The motions are a group
public record Orbits(List<double[][]> images) {
    /// So many pairs are solved for exactly, and all their images are at most five times as many.
    static final int MOST_CENTERS = 5 * ProcessFit.EXACT;

    /// Two inputs are images of each other if they differ by no more than this.
    private static final double SAME = 1e-9;

    public Orbits {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("Orbits: expected the designs at least, found nothing");
        }
    }

    /// Designs of which no image is known.
    public static Orbits alone(double[][] x) {
        return new Orbits(List.<double[][]>of(x));
    }

    /// Whether so many pairs with so many images each can be solved for.
    public static boolean solvable(int pairs, int images) {
        return pairs <= ProcessFit.EXACT && (long) pairs * images <= MOST_CENTERS;
    }

    /// The designs themselves, `[d × n]`.
    double[][] x() {
        return images.getFirst();
    }

    int inputs() {
        return x().length;
    }

    int size() {
        return x()[0].length;
    }

    int count() {
        return images.size();
    }

    Orbits take(int[] rows) {
        return new Orbits(
                images.stream().map(image -> ProcessFit.take(image, rows)).toList());
    }

    Orbits first(int n) {
        return take(IntStream.range(0, n).toArray());
    }

    Orbits scaled(double[] lengths) {
        return new Orbits(images.stream()
                .map(image -> OutputProcess.scaled(image, lengths))
                .toList());
    }

    /// All images, `[d × count·n]`.
    double[][] all() {
        double[][] all = new double[inputs()][];
        for (int v = 0; v < all.length; v++) {
            int input = v;
            all[v] = images.stream()
                    .flatMapToDouble(image -> Arrays.stream(image[input]))
                    .toArray();
        }
        return all;
    }

    /// The same process with its centers in random order, since the first of them tell how sure it is.
    OutputProcess mixed(OutputProcess process, Seed seed) {
        if (count() == 1) {
            return process;
        }
        int[] order = Draws.permutation(process.weights().length, seed.generator());
        return new OutputProcess(
                process.covariance(),
                process.lengths(),
                process.variance(),
                process.nugget(),
                ProcessFit.take(process.centers(), order),
                ProcessFit.take(process.weights(), order));
    }

    /// By input: the first one that goes into it, perhaps with the other sign; inputs of which this is the same have
    /// one
    /// length.
    int[] alike() {
        int[] alike = IntStream.range(0, inputs()).toArray();
        if (count() == 1) {
            return alike;
        }
        List<Integer> firsts = new ArrayList<>();
        for (int v = 0; v < alike.length; v++) {
            double[] column = x()[v];
            alike[v] = firsts.stream()
                    .filter(first -> images.stream().anyMatch(image -> same(image[first], column)))
                    .findFirst()
                    .orElse(v);
            if (alike[v] == v) {
                firsts.add(v);
            }
        }
        return alike;
    }

    private static boolean same(double[] a, double[] b) {
        return IntStream.range(0, a.length).allMatch(i -> Math.abs(a[i] - b[i]) < SAME)
                || IntStream.range(0, a.length).allMatch(i -> Math.abs(a[i] + b[i]) < SAME);
    }
}
