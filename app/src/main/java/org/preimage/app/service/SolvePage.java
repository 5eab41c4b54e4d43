package org.preimage.app.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.Coverage;
import org.preimage.app.report.ModelReport;
import org.preimage.app.report.ModelReport.Alternative;
import org.preimage.app.report.ModelReport.Point;
import org.preimage.app.report.ModelReport.Score;
import org.preimage.app.report.ModelReport.Surrogate;
import org.preimage.app.report.QuestionReport;
import org.preimage.app.report.QuestionReport.Goal;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Candidates;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Fact;
import org.preimage.app.report.SolveReport.Prediction;
import org.preimage.app.report.SolveReport.Range;
import org.preimage.app.report.SolveReport.Status;
import org.preimage.app.report.TrustReport;
import org.preimage.cell.UnitCell;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.solve.Change;
import org.preimage.solve.Cover;
import org.preimage.solve.Made;
import org.preimage.solve.Solution;
import org.preimage.solve.Solutions;
import org.preimage.solve.Verdict;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Near;
import org.preimage.space.Output;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.trust.TrackRecord;

/// From what the solver found to what its page shows.
final class SolvePage {
    /// The word for designs to be trusted.
    static final String TRUSTED = word(Verdict.TRUSTED);

    /// So many points show the shape of a cloud; more only make the page heavy.
    private static final int MOST_POINTS = 1000;

    /// Of cells so many: each is compared with every pair, pixel by pixel.
    private static final int MOST_CELLS = 100;

    private static final double LARGEST = 1e100;

    private final InverseModel model;
    private final Space space;
    private final Region region;
    private final @Nullable Near near;
    private final int binary;
    private final Solutions solutions;
    private final Workers workers;

    /// @param region what was solved in
    /// @param near the design that others are to be near to; null for none
    /// @param binary how wide void and solid of cells have to be, in pixels; 0 where nothing is asked
    SolvePage(
            InverseModel model, Region region, @Nullable Near near, int binary, Solutions solutions, Workers workers) {
        this.model = model;
        this.space = region.space();
        this.region = region;
        this.near = near;
        this.binary = binary;
        this.solutions = solutions;
        this.workers = workers;
    }

    /// What becomes of a design under the error of the inputs; null if none was told.
    private SolveReport.@Nullable Made made(int i) {
        if (solutions.made().isEmpty()) {
            return null;
        }
        Made made = solutions.made().get(i);
        return new SolveReport.Made(SolveReport.numbers(made.spread()), made.hitProbability());
    }

    /// The page, not simulated yet.
    ///
    /// @param facts where it came from
    /// @param seed of the random designs that distances are compared with
    SolveReport report(List<Fact> facts, Seed seed) {
        List<String> constraints =
                region.constraints().stream().map(LinearConstraint::text).toList();
        String near = this.near == null ? null : words(this.near);
        QuestionReport question =
                new QuestionReport(goals(), inputs(), solutions.solutions().size(), constraints, near, pixels());
        String title = question.goals().stream()
                .filter(goal -> goal.asksForValues() || goal.wish() != null)
                .map(SolvePage::title)
                .collect(Collectors.joining(", "));
        List<Design> designs = IntStream.range(0, question.designs())
                .mapToObj(i -> design(i + 1, solutions.solutions().get(i)))
                .toList();
        ModelReport rests = new ModelReport(
                pairs(seed), surrogate(), Curves.of(model.grades().logs()), trust());
        return new SolveReport(title, question, new Answer(designs, candidates(), null, coverage()), rests, facts);
    }

    /// The page with what a true operator says of its designs.
    ///
    /// @param simulated rows of properties, in the order of the designs, empty where the run failed
    static SolveReport simulated(SolveReport report, String simulator, List<List<Double>> simulated) {
        List<Design> designs = new ArrayList<>();
        for (Design design : report.answer().designs()) {
            List<Double> row = simulated.get(designs.size());
            designs.add(new Design(
                    design.id(),
                    design.inputs(),
                    design.predicted(),
                    row.isEmpty() ? null : row,
                    design.verdict(),
                    design.polish(),
                    design.made(),
                    design.change()));
        }
        Answer answer = new Answer(
                designs,
                report.answer().candidates(),
                simulator,
                report.answer().coverage());
        return new SolveReport(report.title(), report.question(), answer, report.model(), report.provenance());
    }

    private static String title(Goal goal) {
        if (goal.wish() != null) {
            return goal.wish() + " " + goal.output();
        }
        return goal.output()
                + (goal.target() != null
                        ? " = " + goal.target()
                        : (goal.from() == null ? "" : " >= " + goal.from())
                                + (goal.to() == null ? "" : " <= " + goal.to()));
    }

    private String words(Near given) {
        return IntStream.range(0, given.x().length)
                .filter(v -> given.counts()[v])
                .mapToObj(v -> {
                    Input input = space.inputs().get(v);
                    return input.name() + " = " + input.kind().shown(given.x()[v]);
                })
                .collect(Collectors.joining(", "));
    }

    private List<Goal> goals() {
        return IntStream.range(0, solutions.target().size())
                .mapToObj(o -> {
                    Output output = space.outputs().get(o);
                    return goal(
                            solutions.target().goals().get(o), output.name(), new Range(output.low(), output.high()));
                })
                .toList();
    }

    private static Goal goal(org.preimage.space.Goal asked, String output, Range reached) {
        return switch (asked) {
            case org.preimage.space.Goal.Value value ->
                new Goal(output, "", value.value(), value.tolerance(), reached, null, null, null, value.weight());
            case org.preimage.space.Goal.Between range ->
                new Goal(
                        output,
                        "",
                        null,
                        range.tolerance(),
                        reached,
                        Double.isFinite(range.low()) ? range.low() : null,
                        Double.isFinite(range.high()) ? range.high() : null,
                        null,
                        range.weight());
            case org.preimage.space.Goal.Least _ ->
                new Goal(output, "", null, 1, reached, null, null, "minimize", null);
            case org.preimage.space.Goal.Most _ -> new Goal(output, "", null, 1, reached, null, null, "maximize", null);
            case org.preimage.space.Goal.Free _ -> new Goal(output, "", null, 1, reached, null, null, null, null);
        };
    }

    private QuestionReport.@Nullable Pixels pixels() {
        UnitCell cell = model.inputs().cell();
        return cell == null
                ? null
                : new QuestionReport.Pixels(cell.pixels().rows(), cell.pixels().columns(), binary);
    }

    private List<QuestionReport.Input> inputs() {
        return space.inputs().stream()
                .map(input -> new QuestionReport.Input(
                        input.name(),
                        "",
                        new Range(input.low(), input.high()),
                        input.fixed(),
                        input.kind() instanceof Kind.Categorical(var levels) ? levels : List.of(),
                        input.kind().discrete()))
                .toList();
    }

    private @Nullable Coverage coverage() {
        Cover cover = solutions.cover();
        return cover == null
                ? null
                : new Coverage(
                        cover.spreading().name().toLowerCase(Locale.ROOT),
                        cover.component(),
                        cover.components(),
                        cover.points(),
                        cover.completeness().starts(),
                        cover.completeness().chanceOfAMissedComponent(),
                        cover.effective());
    }

    private Design design(int id, Solution solution) {
        Status status = switch (solution.status()) {
            case ON_TARGET -> Status.ON_TARGET;
            case OFF_TARGET -> Status.OFF_TARGET;
            case UNREACHABLE -> Status.UNREACHABLE;
        };
        return new Design(
                Integer.toString(id),
                SolveReport.numbers(solution.x()),
                new Prediction(
                        SolveReport.numbers(solution.predicted()),
                        SolveReport.numbers(solution.deviation()),
                        ranges(solution.belief().low(), solution.belief().high())),
                null,
                new SolveReport.Verdict(
                        status,
                        solution.residual(),
                        solution.distance(),
                        solution.belief().hitProbability(),
                        word(solution.belief().verdict())),
                null,
                made(id - 1),
                near == null ? null : Change.of(model, near).of(solution.x()));
    }

    /// Intervals between these ends.
    static List<Range> ranges(double[] low, double[] high) {
        return IntStream.range(0, low.length)
                .mapToObj(o -> new Range(low[o], high[o]))
                .toList();
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private TrustReport trust() {
        TrackRecord record = solutions.record();
        double[] scale = model.outputs().scale();
        return new TrustReport(
                solutions.expected().expected(),
                solutions.expected().deviation(),
                record.rows(),
                record.reliability().bins().stream()
                        .map(bin -> new TrustReport.Bin(bin.rows(), bin.predicted(), bin.observed()))
                        .toList(),
                InverseModel.INTERVAL,
                IntStream.range(0, scale.length)
                        .mapToObj(o -> record.coverage().get(o).quintiles().stream()
                                .map(group -> new TrustReport.Group(
                                        group.rows(), scale[o] * group.deviation(), group.share()))
                                .toList())
                        .toList());
    }

    private Candidates candidates() {
        double[][] all = solutions.candidates();
        List<List<Double>> shown = Arrays.stream(spaced(all.length))
                .mapToObj(i -> all[i])
                .filter(row -> Arrays.stream(row).allMatch(value -> Math.abs(value) <= LARGEST))
                .map(SolveReport::numbers)
                .toList();
        return new Candidates(all.length, all.length - solutions.onTarget(), shown);
    }

    private ModelReport.Pairs pairs(Seed seed) {
        Pairs pairs = model.pairs();
        Pairs fitted = pairs.subset(model.split().fit());
        if (model.inputs().cell() != null) {
            Pairs some = pairs.subset(spaced(model.split().test(), MOST_CELLS));
            return new ModelReport.Pairs(List.of(), median(some.x(), fitted), null);
        }
        List<List<Double>> shown = Arrays.stream(spaced(pairs.size()))
                .mapToObj(row -> SolveReport.numbers(Columns.row(pairs.x(), row)))
                .toList();
        Pairs test = pairs.subset(spaced(model.split().test(), MOST_POINTS));
        return new ModelReport.Pairs(shown, median(test.x(), fitted), median(fresh(seed), pairs));
    }

    /// Random designs, uniform in the box, `[d × n]`.
    private double[][] fresh(Seed seed) {
        return space.inputs().stream()
                .map(input -> column(input, seed.of(input.name())))
                .toArray(double[][]::new);
    }

    private static double[] column(Input input, Seed seed) {
        return input.fixed()
                ? IntStream.range(0, MOST_POINTS).mapToDouble(_ -> input.low()).toArray()
                : input.kind().discrete()
                        ? seed.generator()
                                .doubles(MOST_POINTS, input.low(), input.high() + 1)
                                .map(Math::floor)
                                .toArray()
                        : seed.generator()
                                .doubles(MOST_POINTS, input.low(), input.high())
                                .toArray();
    }

    private double median(double[][] designs, Pairs pairs) {
        double[] sorted = NearestPair.of(
                        designs, pairs, model.space(), model.inputs().cell())
                .stream()
                .mapToDouble(NearestPair::distance)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private Surrogate surrogate() {
        int[] rows = model.split().test();
        boolean cells = model.inputs().cell() != null; // whose predictions take their time
        Pairs test = model.pairs().subset(cells ? spaced(rows, MOST_POINTS) : rows);
        double[][] predicted = model.means(test.x(), workers);
        List<Score> scores = IntStream.range(0, predicted.length)
                .mapToObj(o -> score(taken(test.y()[o], test.rowsWith(o)), taken(predicted[o], test.rowsWith(o))))
                .toList();
        List<Alternative> compared = model.grades().compared().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new Alternative(entry.getKey(), entry.getValue()))
                .toList();
        return new Surrogate(model.grades().surrogate(), scores, compared);
    }

    private static double[] taken(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static Score score(double[] truth, double[] predicted) {
        double mean = Arrays.stream(truth).average().orElseThrow();
        double squares = 0;
        double absolutes = 0;
        double spread = 0;
        for (int i = 0; i < truth.length; i++) {
            squares += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
            absolutes += Math.abs(predicted[i] - truth[i]);
            spread += (truth[i] - mean) * (truth[i] - mean);
        }
        List<Point> points = Arrays.stream(spaced(truth.length))
                .mapToObj(i -> new Point(truth[i], predicted[i]))
                .toList();
        double r2 = spread > 0 ? 1 - squares / spread : 0;
        return new Score(Math.sqrt(squares / truth.length), absolutes / truth.length, r2, points);
    }

    /// Evenly spaced positions among `n`, at most [#MOST_POINTS] of them.
    private static int[] spaced(int n) {
        return spaced(IntStream.range(0, n).toArray(), MOST_POINTS);
    }

    /// Evenly spaced ones of the rows, at most so many.
    private static int[] spaced(int[] rows, int most) {
        int count = Math.min(rows.length, most);
        return IntStream.range(0, count)
                .map(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray();
    }
}
