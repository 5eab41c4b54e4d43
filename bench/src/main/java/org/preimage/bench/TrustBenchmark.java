package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.Sobol;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solution;
import org.preimage.solve.Solutions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Target;
import org.preimage.trust.ErrorLaw;
import org.preimage.trust.Outlook;
import org.preimage.trust.Reliability;

/// Whether what is said of trust is true: intervals on rows that no fit saw, and numbers of hits among designs
/// that were
/// localized, against the true operator or, for pairs whose true operator is out of reach, against a model of
/// other rows. The tolerances are those that a share of the errors on the held-out rows keeps, so that neither
/// all designs hit
/// nor none.
public final class TrustBenchmark {
    private static final double[] SHARES = {0.3, 0.6, 0.9};
    private static final int FRESH = 10_000;
    private static final int CANDIDATES = 500;
    /// Numbers of hits further from the expected one than this are wrong, in standard deviations.
    private static final double BAND = 2;

    private TrustBenchmark() {}

    /// What one fit came to.
    ///
    /// @param data the problem's name, or that of the table
    /// @param surrogate the one that was localized on
    /// @param intervals by output
    /// @param counts by tolerance and question
    /// @param reliability of the probabilities of all localized designs
    public record Score(
            String data,
            long seed,
            String surrogate,
            List<Interval> intervals,
            List<Count> counts,
            Reliability reliability) {}

    /// The intervals of one output.
    ///
    /// @param coverage the shares of 90 % intervals that hold the truth, by quintile of the predicted deviation
    /// @param above the share where the truth is above the least there is
    /// @param crps the continuous ranked probability score
    /// @param constant that of one width
    public record Interval(String output, List<Double> coverage, double above, double crps, double constant) {}

    /// The designs of one question.
    ///
    /// @param share the tolerance, as the share of held-out errors that keep it
    /// @param question what was asked
    /// @param designs how many there are
    /// @param expected how many should hit
    /// @param deviation the standard deviation of that
    /// @param hits how many do
    /// @param within the share of the targets whose own number is within two of its standard deviations
    public record Count(
            double share, String question, int designs, double expected, double deviation, int hits, double within) {
        /// How many standard deviations there are too many.
        public double z() {
            return (hits - expected) / deviation;
        }
    }

    /// How much is asked.
    ///
    /// @param designs for each target
    /// @param targets how many random ones
    public record Effort(int designs, int targets) {}

    /// Says whether a design hits, and how likely that was.
    private interface Truth {
        boolean[] hits(double[][] x, Target target);

        /// The probabilities that [#hits] is to be compared with, and the deviation of their sum.
        Expected expected(double[][] x, List<Target> targets);
    }

    private record Expected(double[] hits, double deviation) {}

    /// Fits one problem and asks for its usual target and for properties of fresh designs.
    ///
    /// @param pairs how many training pairs to draw
    public static Score run(Problem problem, int pairs, FitOptions fit, Effort effort, long seed, Context context) {
        Seed root = new Seed(seed);
        InverseModel model =
                InverseFit.of(problem.pairs(pairs, root.of("pairs")), fit, "bench", root.of("fit"), context);
        Pairs fresh = problem.pairs(FRESH, root.of("fresh"));
        double[][] properties =
                problem.pairs(effort.targets, root.of("targets")).y();
        List<double[]> random = IntStream.range(0, effort.targets)
                .mapToObj(i -> Columns.row(properties, i))
                .toList();
        ErrorLaw law = model.law(context.workers());
        Truth truth = new Truth() {
            @Override
            public boolean[] hits(double[][] x, Target target) {
                boolean[] hits = new boolean[x[0].length];
                for (int i = 0; i < hits.length; i++) {
                    hits[i] = target.isHitBy(problem.evaluate(Columns.row(x, i)));
                }
                return hits;
            }

            @Override
            public Expected expected(double[][] x, List<Target> targets) {
                return TrustBenchmark.expected(model, law, x, targets, context);
            }
        };
        Asked asked = new Asked(model, truth, effort, root, context);
        asked.ask("usual target", List.of(problem.usualTarget().values()));
        asked.ask(effort.targets + " random targets", random);
        return asked.score(problem.name(), seed, TrustGrades.of(model, fresh, context.workers()));
    }

    /// Fits half of some pairs of one output, grades intervals on the other half, and has a model of that half
    /// judge the designs for random properties of it. What the judge may be wrong by, by its own law, is part
    /// of what is expected.
    public static Score run(Pairs pairs, String name, FitOptions fit, Effort effort, long seed, Context context) {
        Seed root = new Seed(seed);
        Pairs rows = pairs.withoutDuplicates();
        int[] order = Draws.permutation(rows.size(), root.of("halves").generator());
        Pairs ours = rows.subset(Arrays.copyOf(order, rows.size() / 2));
        Pairs others = rows.subset(Arrays.copyOfRange(order, rows.size() / 2, rows.size()));
        InverseModel model = InverseFit.of(ours, fit, "bench", root.of("model"), context);
        InverseModel judge = InverseFit.of(others, fit, "bench", root.of("judge"), context);
        double least = Arrays.stream(others.y()[0]).min().orElseThrow();
        List<double[]> random = Arrays.stream(others.y()[0])
                .filter(value -> value > least)
                .limit(effort.targets)
                .mapToObj(value -> new double[] {value})
                .toList();
        Asked asked = new Asked(model, Judged.of(model, judge, context), effort, root, context);
        asked.ask(random.size() + " random targets", random);
        return asked.score(name, seed, TrustGrades.of(model, others, context.workers()));
    }

    private static Expected expected(
            InverseModel model, ErrorLaw law, double[][] x, List<Target> targets, Context context) {
        Outlook outlook = law.at(model.inputs().standardized(x), context.workers());
        double[][] low = ends(model, targets, Target::low);
        double[][] high = ends(model, targets, Target::high);
        return new Expected(outlook.hits(low, high), outlook.count(low, high).deviation());
    }

    private interface Ends {
        double[] of(Target target);
    }

    private static double[][] ends(InverseModel model, List<Target> targets, Ends ends) {
        double[][] all = new double[model.space().outputs().size()][targets.size()];
        for (int o = 0; o < all.length; o++) {
            for (int i = 0; i < targets.size(); i++) {
                all[o][i] = model.outputs().scale(o, ends.of(targets.get(i))[o]);
            }
        }
        return all;
    }

    /// A model of other rows says whether designs hit.
    ///
    /// @param ratios the judge's errors on the model's held-out rows, in its own deviations there
    private record Judged(InverseModel model, InverseModel judge, double[] ratios, Context context) implements Truth {
        static Judged of(InverseModel model, InverseModel judge, Context context) {
            Pairs held = model.pairs()
                    .subset(IntStream.concat(
                                    Arrays.stream(model.split().validation()),
                                    Arrays.stream(model.split().test()))
                            .toArray());
            InverseModel.Predicted says = judge.predict(held.x(), context.workers());
            double[] ratios = new double[held.size()];
            Arrays.setAll(ratios, r -> (held.y()[0][r] - says.mean()[0][r]) / says.deviation()[0][r]);
            return new Judged(model, judge, ratios, context);
        }

        @Override
        public boolean[] hits(double[][] x, Target target) {
            double[] says = judge.means(x, context.workers())[0];
            boolean[] hits = new boolean[says.length];
            for (int i = 0; i < hits.length; i++) {
                hits[i] = target.isHitBy(new double[] {says[i]});
            }
            return hits;
        }

        @Override
        public Expected expected(double[][] x, List<Target> targets) {
            Outlook ours = model.law(context.workers()).at(model.inputs().standardized(x), context.workers());
            Outlook theirs = judge.law(context.workers()).at(judge.inputs().standardized(x), context.workers());
            double[] hits = new double[targets.size()];
            for (int i = 0; i < hits.length; i++) {
                hits[i] = judged(ours, theirs, i, targets.get(i));
            }
            double doubt = ours.count(ends(model, targets, Target::low), ends(model, targets, Target::high))
                    .doubt();
            double theirDoubt = theirs.count(ends(judge, targets, Target::low), ends(judge, targets, Target::high))
                    .doubt();
            return new Expected(hits, Math.sqrt(square(ours.luck(hits)) + square(doubt) + square(theirDoubt)));
        }

        /// The judge says the truth less its error, and the truth is the prediction and its error. Both errors
        /// are those of one and the same row that neither model was fitted to: what is hard for one is hard for
        /// the other.
        private double judged(Outlook ours, Outlook theirs, int i, Target target) {
            Outlook.Errors errors = ours.errors(i);
            double mean = model.outputs().unscale(0, ours.mean(0, i));
            double width = judge.outputs().scale()[0] * theirs.deviation(0, i);
            double sum = 0;
            for (int k = 0; k < errors.weights().length; k++) {
                double truth = mean + model.outputs().scale()[0] * errors.errors()[0][k];
                double says = truth - width * ratios[errors.rows()[k]];
                sum += says >= target.low()[0] && says <= target.high()[0] ? errors.weights()[k] : 0;
            }
            return Math.min(sum, 1);
        }

        private static double square(double value) {
            return value * value;
        }
    }

    /// One model under questions.
    private static final class Asked {
        private final InverseModel model;
        private final Truth truth;
        private final Seed root;
        private final Context context;
        private final Solver solver;
        private final List<Count> counts = new ArrayList<>();
        private final List<Double> predicted = new ArrayList<>();
        private final List<Boolean> happened = new ArrayList<>();

        Asked(InverseModel model, Truth truth, Effort effort, Seed root, Context context) {
            this.model = model;
            this.truth = truth;
            this.root = root;
            this.context = context;
            solver = new Solver(
                    model,
                    model.space(),
                    new SolveOptions(effort.designs, new Sobol(), GaussNewton.DEFAULT, CANDIDATES),
                    context);
        }

        /// Solves for all targets with each of the tolerances.
        void ask(String question, List<double[]> values) {
            for (double share : SHARES) {
                double[] tolerances = tolerances(share);
                List<double[]> designs = new ArrayList<>();
                List<Target> targets = new ArrayList<>();
                List<Boolean> hits = new ArrayList<>();
                int within = 0;
                for (int t = 0; t < values.size(); t++) {
                    Target target = new Target(values.get(t), tolerances);
                    Solutions solutions = solver.solve(target, root.of(question).of(t));
                    double[][] x = Columns.of(
                            solutions.solutions().stream().map(Solution::x).toList());
                    boolean[] hit = truth.hits(x, target);
                    int count = 0;
                    for (int i = 0; i < hit.length; i++) {
                        designs.add(Columns.row(x, i));
                        targets.add(target);
                        hits.add(hit[i]);
                        count += hit[i] ? 1 : 0;
                    }
                    Expected own = truth.expected(x, targets.subList(targets.size() - hit.length, targets.size()));
                    double expected = Arrays.stream(own.hits).sum();
                    within += Math.abs(count - expected) <= BAND * own.deviation ? 1 : 0;
                    context.progress().report(question, t + 1, values.size(), "");
                }
                add(share, question, designs, targets, hits, (double) within / values.size());
            }
        }

        private void add(
                double share,
                String question,
                List<double[]> designs,
                List<Target> targets,
                List<Boolean> hits,
                double within) {
            Expected all = truth.expected(Columns.of(designs), targets);
            Arrays.stream(all.hits).forEach(predicted::add);
            happened.addAll(hits);
            int count = (int) hits.stream().filter(hit -> hit).count();
            counts.add(new Count(
                    share, question, hits.size(), Arrays.stream(all.hits).sum(), all.deviation, count, within));
        }

        /// What the share of the held-out errors keeps, of all outputs together about that share.
        private double[] tolerances(double share) {
            Pairs test = model.pairs().subset(model.split().test());
            double[][] mean = model.means(test.x(), context.workers());
            double[] tolerances = new double[mean.length];
            for (int o = 0; o < mean.length; o++) {
                double[] truth = test.y()[o];
                double[] said = mean[o];
                double[] errors = IntStream.range(0, truth.length)
                        .mapToDouble(i -> Math.abs(truth[i] - said[i]))
                        .sorted()
                        .toArray();
                tolerances[o] = errors[(int) (Math.pow(share, 1.0 / mean.length) * (errors.length - 1))];
            }
            return tolerances;
        }

        Score score(String data, long seed, List<TrustGrades.Grade> grades) {
            List<Interval> intervals = grades.stream()
                    .map(grade -> new Interval(
                            grade.output(),
                            grade.coverage().quintiles().stream()
                                    .map(quintile -> quintile.share())
                                    .toList(),
                            grade.above(),
                            grade.crps(),
                            grade.constant()))
                    .toList();
            boolean[] hit = new boolean[happened.size()];
            for (int i = 0; i < hit.length; i++) {
                hit[i] = happened.get(i);
            }
            return new Score(
                    data,
                    seed,
                    model.grades().surrogate(),
                    intervals,
                    counts,
                    Reliability.of(
                            predicted.stream().mapToDouble(Double::doubleValue).toArray(), hit));
        }
    }
}
