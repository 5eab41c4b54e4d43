package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.preimage.data.Encoding;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Input;
import org.preimage.space.Symmetries;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.OutputProcess;
import org.preimage.surrogate.ProcessFit;

/// What declared symmetries are worth to a Gaussian process: the same orbits are held out of fits that do not
/// know of the symmetries and of fits that do, in one of several ways.
public final class SymmetryBenchmark {
    private static final double HELD = 0.1;

    private final Pairs pairs;
    private final List<Input> inputs;
    private final Symmetries symmetries;
    private final Context context;

    private SymmetryBenchmark(Pairs pairs, List<String> texts, Context context) {
        List<Input> ranges = IntStream.range(0, pairs.x().length)
                .mapToObj(v -> new Input(
                        pairs.inputs().get(v),
                        Arrays.stream(pairs.x()[v]).min().orElseThrow(),
                        Arrays.stream(pairs.x()[v]).max().orElseThrow()))
                .toList();
        symmetries = Symmetries.of(texts, ranges);
        inputs = symmetries.ranges(ranges);
        this.pairs = pairs.withoutDuplicates(symmetries.orbits(pairs.x(), inputs));
        this.context = context;
    }

    /// How well one way of fitting did.
    ///
    /// @param way what the fit knew of the symmetries
    /// @param rmse over all held-out rows of all splits, by output
    /// @param seconds of a fit and its predictions, on average
    public record Score(String way, List<Double> rmse, double seconds) {}

    /// Runs splits of a tenth held out.
    ///
    /// @param texts the symmetries
    /// @param splits how many
    public static List<Score> run(Pairs pairs, List<String> texts, int splits, Seed seed, Context context) {
        return new SymmetryBenchmark(pairs, texts, context).run(splits, seed);
    }

    private List<Score> run(int splits, Seed seed) {
        Map<String, double[]> squares = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        int rows = 0;
        for (int k = 0; k < splits; k++) {
            Split split = Split.of(
                    symmetries.orbits(pairs.x(), inputs),
                    pairs.groups(),
                    0,
                    HELD,
                    seed.of("split").of(k));
            Pairs fitted = pairs.subset(split.fit());
            Pairs test = pairs.subset(split.test());
            rows += test.size();
            Pairs images = Images.of(fitted, symmetries, seed.of("images"));
            for (boolean told : new boolean[] {false, true}) {
                long start = System.nanoTime();
                Fitted fit = fit(told ? images : fitted, seed.of("fit").of(k));
                double[] plain = squares(fit.means(test.x()), test);
                double plainSeconds = (System.nanoTime() - start) / 1e9;
                double[] averaged = squares(averaged(fit, test.x()), test);
                double averagedSeconds = (System.nanoTime() - start) / 1e9;
                add(squares, seconds, told ? "images of the pairs" : "nothing", plain, plainSeconds);
                add(
                        squares,
                        seconds,
                        told ? "images of the pairs, predictions averaged" : "predictions averaged",
                        averaged,
                        averagedSeconds);
            }
        }
        int all = rows;
        List<Score> scores = new ArrayList<>();
        squares.forEach((way, sums) -> scores.add(new Score(
                way,
                Arrays.stream(sums).mapToObj(sum -> Math.sqrt(sum / all)).toList(),
                seconds.getOrDefault(way, 0.0) / splits)));
        return scores;
    }

    private static void add(
            Map<String, double[]> squares, Map<String, Double> seconds, String way, double[] more, double time) {
        double[] sums = squares.computeIfAbsent(way, _ -> new double[more.length]);
        Arrays.setAll(sums, o -> sums[o] + more[o]);
        seconds.merge(way, time, Double::sum);
    }

    private record Fitted(Encoding encoding, Scaler scaler, GaussianProcess process, Context context) {
        double[][] means(double[][] x) {
            return scaler.unscale(process.means(encoding.encode(x), context.workers()));
        }
    }

    private Fitted fit(Pairs fitted, Seed seed) {
        Encoding encoding = Encoding.of(inputs, fitted.x());
        Scaler scaler = Scaler.of(fitted.y());
        double[][] x = encoding.standardized(fitted.x());
        double[][] y = scaler.standardized(fitted.y());
        List<OutputProcess> processes = new ArrayList<>();
        for (int o = 0; o < y.length; o++) {
            processes.add(ProcessFit.of(x, y[o], seed.of(o), context));
        }
        return new Fitted(encoding, scaler, new GaussianProcess(processes), context);
    }

    private double[][] averaged(Fitted fit, double[][] x) {
        List<double[][]> images = symmetries.images(x);
        double[][] mean = new double[pairs.y().length][x[0].length];
        for (double[][] image : images) {
            double[][] predicted = fit.means(image);
            for (int o = 0; o < mean.length; o++) {
                for (int i = 0; i < mean[o].length; i++) {
                    mean[o][i] += predicted[o][i] / images.size();
                }
            }
        }
        return mean;
    }

    private static double[] squares(double[][] mean, Pairs test) {
        double[] squares = new double[mean.length];
        for (int o = 0; o < squares.length; o++) {
            for (int i = 0; i < test.size(); i++) {
                squares[o] += (mean[o][i] - test.y()[o][i]) * (mean[o][i] - test.y()[o][i]);
            }
        }
        return squares;
    }
}
