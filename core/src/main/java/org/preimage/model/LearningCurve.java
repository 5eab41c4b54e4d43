package org.preimage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.data.Encoding;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Clip;
import org.preimage.space.Declared;
import org.preimage.space.Output;
import org.preimage.surrogate.ClippedFit;
import org.preimage.surrogate.OutputProcess;

/// How the error of a Gaussian process on rows that it was not fitted to falls with the number of rows that it
/// was fitted to: measured on subsets of a table, and continued by a [PowerLaw].
///
/// @param output its name
/// @param points what was measured, from few rows to many
/// @param law that fits best
/// @param laws that fit the same points, disturbed as much as they are uncertain
public record LearningCurve(String output, List<Point> points, PowerLaw law, List<PowerLaw> laws) {
    private static final double HELD_OUT = 0.2;
    private static final int LEAST_ROWS = 40;
    private static final int MOST_ROWS = 4000;
    private static final int SIZES = 6;
    private static final int REPEATS = 5;
    private static final int DISTURBED = 100;
    /// A mean squared error is at least this share of the variance, since its logarithm is taken.
    private static final double LEAST_ERROR = 1e-30;
    /// An estimate of more than so many times the rows that were measured is none.
    private static final double FARTHEST = 1000;

    public LearningCurve {
        points = List.copyOf(points);
        laws = List.copyOf(laws);
    }

    /// The errors at one number of rows.
    ///
    /// @param rows how many were fitted to
    /// @param errors root-mean-square errors on the rows held out, one for each subset, in the user's unit
    public record Point(int rows, List<Double> errors) {
        public Point {
            errors = List.copyOf(errors);
        }

        /// The root mean square of the errors.
        public double error() {
            return Math.sqrt(errors.stream().mapToDouble(e -> e * e).average().orElseThrow());
        }
    }

    /// How many rows reach a goal.
    ///
    /// @param rows the best guess; infinity if none do
    /// @param low nineteen in twenty disturbed laws need more
    /// @param high nineteen in twenty need fewer; infinity if some reach it with no number of rows
    /// @param floor the root-mean-square error that no number of rows gets below, by the best guess
    public record Need(double rows, double low, double high, double floor) {}

    /// Measures the curve of each output.
    ///
    /// @throws IllegalArgumentException if there are too few pairs, or the declaration does not fit them
    public static List<LearningCurve> of(Pairs all, Declared declared, Seed seed, Context context) {
        Pairs pairs = all.withoutDuplicates();
        if (pairs.size() < 4 * LEAST_ROWS) {
            throw new IllegalArgumentException(
                    "Learning curve: expected at least " + 4 * LEAST_ROWS + " different pairs, found " + pairs.size());
        }
        List<Output> outputs = OutputColumns.of(pairs, declared);
        Split split = Split.of(pairs, 0, HELD_OUT, seed.of("split"));
        if (split.test().length == 0) {
            throw new IllegalArgumentException("Learning curve: expected pairs to hold out, found none of "
                    + pairs.size() + "; its groups are too large");
        }
        List<LearningCurve> curves = new ArrayList<>();
        for (int o = 0; o < outputs.size(); o++) {
            Measuring measuring = new Measuring(pairs, split, outputs, o, declared, context);
            curves.add(curve(
                    outputs.get(o).name(), measuring.points(seed.of("subsets").of(o)), seed.of("disturbed")));
        }
        return curves;
    }

    /// The curve through measured points.
    static LearningCurve curve(String output, List<Point> points, Seed seed) {
        double[] rows = points.stream().mapToDouble(Point::rows).toArray();
        double[] errors = points.stream()
                .mapToDouble(point -> Math.max(point.error() * point.error(), LEAST_ERROR))
                .toArray();
        double[] weights =
                points.stream().mapToDouble(point -> point.errors().size()).toArray();
        PowerLaw law = PowerLaw.of(rows, errors, weights);
        double spread = spread(points);
        List<PowerLaw> laws = new ArrayList<>();
        RandomGenerator random = seed.generator();
        for (int k = 0; k < DISTURBED; k++) {
            double[] disturbed = new double[errors.length];
            for (int i = 0; i < errors.length; i++) {
                disturbed[i] = errors[i] * Math.exp(spread / Math.sqrt(weights[i]) * Draws.normal(random));
            }
            laws.add(PowerLaw.of(rows, disturbed, weights));
        }
        return new LearningCurve(output, points, law, laws);
    }

    /// The standard deviation of the logarithm of a mean squared error between subsets of one size.
    private static double spread(List<Point> points) {
        double sum = 0;
        int freedom = 0;
        for (Point point : points) {
            double[] logs = point.errors().stream()
                    .mapToDouble(e -> Math.log(Math.max(e * e, LEAST_ERROR)))
                    .toArray();
            double mean = Arrays.stream(logs).average().orElseThrow();
            sum += Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum();
            freedom += logs.length - 1;
        }
        return freedom == 0 ? 1 : Math.sqrt(sum / freedom);
    }

    /// How many rows bring the root-mean-square error down to `goal`, in the user's unit.
    public Need need(double goal) {
        double most = FARTHEST * points.getLast().rows();
        double[] needs = laws.stream()
                .mapToDouble(each -> each.rowsFor(goal * goal))
                .map(rows -> rows > most ? Double.POSITIVE_INFINITY : rows)
                .sorted()
                .toArray();
        double guess = law.rowsFor(goal * goal);
        return new Need(
                guess > most ? Double.POSITIVE_INFINITY : guess,
                needs[needs.length / 20],
                needs[needs.length - 1 - needs.length / 20],
                Math.sqrt(law.floor()));
    }

    /// The fits of one output.
    private record Measuring(
            Pairs pairs, Split split, List<Output> outputs, int o, Declared declared, Context context) {

        List<Point> points(Seed seed) {
            Pairs test = with(pairs.subset(split.test()));
            Pairs train = with(pairs.subset(split.fit()));
            if (test.size() == 0) {
                throw new IllegalArgumentException("Learning curve: expected held-out values of '"
                        + outputs.get(o).name() + "', found none");
            }
            int most = Math.min(MOST_ROWS, train.size());
            List<Point> points = new ArrayList<>();
            for (int k = SIZES - 1; k >= 0; k--) {
                int rows = most >> k;
                if (rows >= LEAST_ROWS) {
                    int repeats = Math.clamp(train.size() / rows, 1, REPEATS);
                    List<Double> errors = new ArrayList<>();
                    for (int r = 0; r < repeats; r++) {
                        context.progress().report("learning curve, " + rows + " rows", r, repeats, "");
                        Seed own = seed.of(k).of(r);
                        errors.add(error(train, test, rows, own));
                    }
                    points.add(new Point(rows, errors));
                }
            }
            return points;
        }

        private Pairs with(Pairs some) {
            return some.subset(some.rowsWith(o));
        }

        private double error(Pairs train, Pairs test, int rows, Seed seed) {
            int[] order = Draws.permutation(train.size(), seed.of("rows").generator());
            Pairs fitted = train.subset(Arrays.copyOf(order, rows));
            Encoding inputs = Encoding.of(InverseFit.inputs(pairs, declared), fitted.x());
            Output output = outputs.get(o);
            Scaler scaler = OutputColumns.scaler(List.of(output), new double[][] {fitted.y()[o]});
            double bound = scaler.scale(0, output.clip() == Clip.LOW ? output.low() : output.high());
            double[] y = scaler.standardized(new double[][] {fitted.y()[o]})[0];
            OutputProcess process =
                    ClippedFit.of(inputs.standardized(fitted.x()), y, bound, output.clip(), seed.of("fit"), context);
            double[] means = process.means(inputs.standardized(test.x()), context.workers());
            return Math.sqrt(IntStream.range(0, means.length)
                    .mapToDouble(i -> Math.pow(output.told(scaler.unscale(0, means[i])) - test.y()[o][i], 2))
                    .average()
                    .orElseThrow());
        }
    }
}
