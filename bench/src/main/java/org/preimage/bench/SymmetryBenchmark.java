package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preimage.data.Encoding;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.model.InverseFit;
import org.preimage.model.OutputProcessFit;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Declared;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Symmetries;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.OutputProcess;

/// What declared symmetries are worth to a Gaussian process: the same orbits are held out of fits that do not
/// know of the symmetries and of fits that do, in one of several ways.
public final class SymmetryBenchmark {
    private static final double HELD = 0.1;

    private final Pairs pairs;
    private final List<Input> inputs;
    private final List<Output> outputs;
    private final Symmetries symmetries;
    private final Context context;

    private SymmetryBenchmark(Pairs pairs, Declared declared, Context context) {
        Space space = InverseFit.space(pairs, declared);
        symmetries = Symmetries.of(declared.symmetries(), space.inputs());
        inputs = symmetries.ranges(space.inputs());
        outputs = space.outputs();
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
    /// @param declared the symmetries, and what else the fits are told
    /// @param splits how many
    public static List<Score> run(Pairs pairs, Declared declared, int splits, Seed seed, Context context) {
        return new SymmetryBenchmark(pairs, declared, context).run(splits, seed);
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
            for (boolean told : new boolean[] {false, true}) {
                long start = System.nanoTime();
                Fitted fit = fit(
                        fitted,
                        told ? symmetries : Symmetries.NONE,
                        seed.of("fit").of(k));
                double[] plain = squares(fit.means(test.x()), test);
                add(squares, seconds, told ? "the symmetries" : "nothing", plain, start);
                if (!told) {
                    add(squares, seconds, "predictions averaged", squares(averaged(fit, test.x()), test), start);
                }
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
            Map<String, double[]> squares, Map<String, Double> seconds, String way, double[] more, long start) {
        double[] sums = squares.computeIfAbsent(way, _ -> new double[more.length]);
        Arrays.setAll(sums, o -> sums[o] + more[o]);
        seconds.merge(way, (System.nanoTime() - start) / 1e9, Double::sum);
    }

    private record Fitted(Encoding encoding, Scaler scaler, GaussianProcess process, Context context) {
        double[][] means(double[][] x) {
            return scaler.unscale(process.means(encoding.encode(x), context.workers()));
        }
    }

    private Fitted fit(Pairs fitted, Symmetries told, Seed seed) {
        Encoding encoding =
                Encoding.of(inputs, Images.of(fitted, told, seed.of("images")).x());
        Scaler scaler = Scaler.of(fitted.y());
        OutputProcessFit fit = new OutputProcessFit(told, encoding, context);
        List<OutputProcess> processes = new ArrayList<>();
        for (int o = 0; o < outputs.size(); o++) {
            processes.add(fit.of(fitted.only(o), outputs.get(o), scaler.only(o), seed.of(o)));
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

    private double[] squares(double[][] mean, Pairs test) {
        double[] squares = new double[mean.length];
        for (int o = 0; o < squares.length; o++) {
            for (int i = 0; i < test.size(); i++) {
                squares[o] += Math.pow(outputs.get(o).told(mean[o][i]) - test.y()[o][i], 2);
            }
        }
        return squares;
    }
}
