package org.preimage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.preimage.data.Encoding;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Declared;
import org.preimage.space.Input;
import org.preimage.space.Symmetries;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.ProcessFit;

/// Asks pairs whether they contradict declared symmetries: by rows that are images of each other and have
/// different properties, and by small Gaussian processes that predict held-out rows worse when they are told of
/// the images.
public final class SymmetryCheck {
    /// Rows that a process is fitted to, with their images.
    private static final int ROWS = 250;

    private static final int WITH_IMAGES = 1000;
    private static final double HELD = 0.3;

    /// So much larger an error is no accident.
    private static final double WORSE = 1.2;

    /// Differences below this share of an output's standard deviation are rounding, or of no interest.
    private static final double SHARE = 0.03;

    private final Pairs pairs;
    private final Symmetries symmetries;
    private final List<Input> inputs;
    private final Seed seed;
    private final Context context;

    private SymmetryCheck(Pairs pairs, Symmetries symmetries, List<Input> inputs, Seed seed, Context context) {
        this.pairs = pairs;
        this.symmetries = symmetries;
        this.inputs = inputs;
        this.seed = seed;
        this.context = context;
    }

    /// Sentences with numbers for all that speaks against the symmetries; none if none were declared, or the
    /// pairs are too few.
    ///
    /// @throws IllegalArgumentException if the declaration does not fit the pairs
    public static List<String> doubts(Pairs pairs, Declared declared, Seed seed, Context context) {
        if (declared.symmetries().isEmpty() || pairs.size() < InverseFit.LEAST_PAIRS) {
            return List.of();
        }
        List<Input> ranges = InverseFit.inputs(pairs, declared);
        Symmetries symmetries = Symmetries.of(declared.symmetries(), ranges);
        SymmetryCheck check = new SymmetryCheck(pairs, symmetries, symmetries.ranges(ranges), seed, context);
        List<String> doubts = new ArrayList<>(check.apart(ranges));
        for (int o = 0; o < pairs.y().length; o++) {
            doubts.addAll(check.images(o));
            doubts.addAll(check.heldOut(o));
        }
        return doubts;
    }

    /// Inputs of which no image of a pair comes near another pair.
    private List<String> apart(List<Input> ranges) {
        List<String> doubts = new ArrayList<>();
        for (int v = 0; v < ranges.size(); v++) {
            Input range = ranges.get(v);
            for (Symmetries.Motion motion : symmetries.motions()) {
                Input source = ranges.get(motion.from()[v]);
                double one = motion.offset()[v] + motion.sign()[v] * source.low();
                double other = motion.offset()[v] + motion.sign()[v] * source.high();
                if (Math.max(one, other) < range.low() || Math.min(one, other) > range.high()) {
                    doubts.add("symmetries: '" + range.name() + "' is " + figure(range.low()) + " to "
                            + figure(range.high()) + " in the pairs and " + figure(Math.min(one, other)) + " to "
                            + figure(Math.max(one, other))
                            + " in their images, so the pairs cannot tell whether the symmetry holds; is its value"
                            + " right?");
                    break;
                }
            }
        }
        return doubts;
    }

    /// Rows that are images of each other, against rows that are repeats of each other.
    private List<String> images(int o) {
        int[] rows = known(o);
        Difference repeats = difference(pairs.x(), rows, o);
        Difference images = difference(symmetries.orbits(pairs.x(), inputs), rows, o);
        double noise = repeats.count > 0 ? 2 * Math.sqrt(repeats.squares / repeats.count) : 0;
        int count = images.count - repeats.count;
        double rms = count > 0 ? Math.sqrt((images.squares - repeats.squares) / count) : 0;
        double deviation = Scaler.of(new double[][] {taken(pairs.y()[o], rows)}).scale()[0];
        return rms > Math.max(noise, SHARE * deviation)
                ? List.of("symmetries: '" + pairs.outputs().get(o) + "' differs by " + figure(rms)
                        + " (root mean square) between " + count + " rows and others that they are images of; its"
                        + " standard deviation is " + figure(deviation))
                : List.of();
    }

    private record Difference(int count, double squares) {}

    /// Of rows from the first one of the same design.
    private Difference difference(double[][] x, int[] rows, int o) {
        Map<List<Double>, Integer> first = new HashMap<>();
        int count = 0;
        double squares = 0;
        for (int i : rows) {
            List<Double> design =
                    Arrays.stream(x).map(column -> column[i] + 0.0).toList();
            Integer known = first.putIfAbsent(design, i);
            if (known != null) {
                double difference = pairs.y()[o][i] - pairs.y()[o][known];
                squares += difference * difference;
                count++;
            }
        }
        return new Difference(count, squares);
    }

    private int[] known(int o) {
        return IntStream.range(0, pairs.size())
                .filter(i -> Double.isFinite(pairs.y()[o][i]))
                .toArray();
    }

    /// Processes with and without images on the same held-out orbits.
    private List<String> heldOut(int o) {
        Pairs some = some(o);
        if (some.size() < InverseFit.LEAST_PAIRS
                || Arrays.stream(some.y()[0]).distinct().count() < 2) {
            return List.of();
        }
        Split split = Split.of(
                symmetries.orbits(some.x(), inputs),
                some.groups(),
                0,
                HELD,
                seed.of("split").of(o));
        Pairs fitted = some.subset(split.fit());
        Pairs test = some.subset(split.test());
        double without = error(fitted, test, o);
        double with = error(Images.of(fitted, symmetries, WITH_IMAGES, seed.of("images")), test, o);
        return with > WORSE * without
                ? List.of("symmetries: they make the held-out error of '"
                        + pairs.outputs().get(o) + "' larger, "
                        + figure(with) + " with and " + figure(without) + " without them on " + some.size()
                        + " of the pairs; do they hold?")
                : List.of();
    }

    private Pairs some(int o) {
        int[] all = known(o);
        int[] order = Draws.permutation(all.length, seed.of("rows").of(o).generator());
        int[] chosen = Arrays.stream(order)
                .limit((long) (ROWS / (1 - HELD)))
                .map(i -> all[i])
                .sorted()
                .toArray();
        double[][] x =
                Arrays.stream(pairs.x()).map(column -> taken(column, chosen)).toArray(double[][]::new);
        return new Pairs(
                pairs.inputs(), List.of(pairs.outputs().get(o)), x, new double[][] {taken(pairs.y()[o], chosen)});
    }

    private double error(Pairs fitted, Pairs test, int o) {
        Encoding encoding = Encoding.of(inputs, fitted.x());
        Scaler scaler = Scaler.of(fitted.y());
        GaussianProcess process = new GaussianProcess(List.of(ProcessFit.of(
                encoding.standardized(fitted.x()),
                scaler.standardized(fitted.y())[0],
                seed.of("process").of(o),
                context)));
        double[] mean = scaler.unscale(process.means(encoding.encode(test.x()), context.workers()))[0];
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += (mean[i] - test.y()[0][i]) * (mean[i] - test.y()[0][i]);
        }
        return Math.sqrt(sum / mean.length);
    }

    private static double[] taken(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
