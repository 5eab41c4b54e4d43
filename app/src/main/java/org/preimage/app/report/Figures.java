package org.preimage.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of the page, chosen and filled from a report, each with its legend.
final class Figures {
    /// No more outputs than these get figures of their own.
    static final int MOST_OUTPUTS = 8;

    private static final int MOST_SCATTERED = 8;
    private static final int MOST_PARALLEL = 10;
    private static final int SHADES = 5;

    private final SolveReport report;
    private final Sentences sentences;
    private final Markup page;

    Figures(SolveReport report, Markup page) {
        this.report = report;
        this.sentences = new Sentences(report);
        this.page = page;
    }

    /// Candidates, predictions and re-simulated values against the target of each output.
    void targets() {
        for (int k = 0; k < shownOutputs(); k++) {
            QuestionReport.Goal goal = report.question().goals().get(k);
            List<Histogram.Lane> designs = designLanes(k);
            SolveReport.Range near = around(goal, 1.5);
            if (!goal.asksForValues() && goal.wish() == null) {
                continue;
            }
            page.element("h3", Sentences.goal(goal)).open("div", "class", "figures");
            List<Histogram.Lane> all = new ArrayList<>(candidateLanes(k));
            all.addAll(designs);
            SolveReport.Range wide = wide(all, near);
            if (!wide.equals(near)) {
                target(goal, "from far", wide, all);
            }
            if (!designs.isEmpty()) {
                target(goal, "around the tolerance", near, designs);
            }
            page.close();
        }
    }

    /// The designs in parallel coordinates, in as many rows as the inputs need.
    void parallel() {
        List<Integer> free = free();
        double largest = largestResidual();
        for (int from = 0; from < free.size(); from += MOST_PARALLEL) {
            List<Integer> axes = free.subList(from, Math.min(free.size(), from + MOST_PARALLEL));
            Caption caption = new Caption(
                    "Designs in parallel coordinates",
                    report.answer().designs().size() + " designs as lines over the inputs " + names(axes)
                            + ", darker or lighter by their residual; those off target are thin and dashed.");
            figure(new ParallelCoordinates(caption, inputs(axes), groups(axes, largest)));
        }
        page.open("ul", "class", "legend");
        for (int shade = 0; shade < SHADES && largest > 0; shade++) {
            String upTo = Numeral.significant(largest * (shade + 1) / SHADES, 2);
            legend("line q" + shade, (shade == 0 ? "residual up to " : "") + upTo);
        }
        if (largest == 0) {
            legend("line q0", "on target, residual 0");
        }
        legend("line off", "off target");
        page.close();
    }

    /// The inputs against each other, before the backdrop of the pairs.
    void scatter() {
        List<Integer> all = free();
        List<Integer> axes = all.subList(0, Math.min(MOST_SCATTERED, all.size()));
        ScatterMatrix.Cloud pairs =
                new ScatterMatrix.Cloud("pairs", picked(report.model().pairs().inputs(), axes));
        Pieces pieces = Pieces.of(report);
        List<ScatterMatrix.Cloud> clouds = new ArrayList<>();
        clouds.add(new ScatterMatrix.Cloud("off", picked(offTarget(), axes)));
        pieces.groups()
                .forEach(group ->
                        clouds.add(new ScatterMatrix.Cloud(group.css(), group.marker(), picked(group.inputs(), axes))));
        Caption caption = new Caption(
                "Inputs against each other",
                ("Scatter plots of each two of " + names(axes) + ": pairs as a faint backdrop, designs before it. "
                                + pieces.sentence())
                        .strip());
        note(pieces.sentence(), !pieces.sentence().isEmpty());
        figure(new ScatterMatrix(caption, inputs(axes), pairs, clouds));
        page.open("ul", "class", "legend");
        pieces.groups().forEach(group -> legend("dot " + group.marker().css() + " " + group.css(), group.name()));
        legend("dot off", "designs off target");
        legend("dot pairs", "pairs");
        page.close();
        note("The first " + MOST_SCATTERED + " of " + all.size() + " inputs.", all.size() > MOST_SCATTERED);
        note(
                "At most " + ScatterMatrix.MOST_POINTS + " points of each kind are drawn.",
                Stream.concat(Stream.of(pairs), clouds.stream())
                        .anyMatch(cloud -> cloud.points().size() == ScatterMatrix.MOST_POINTS));
    }

    /// How far the designs are from the pairs, beside what is usual.
    void distances() {
        List<Double> distances = report.answer().designs().stream()
                .map(design -> design.verdict().distance())
                .toList();
        ModelReport.Pairs pairs = report.model().pairs();
        List<Histogram.Mark> marks = new ArrayList<>();
        marks.add(new Histogram.Mark(pairs.spacing(), "pairs among themselves " + Numeral.of(pairs.spacing())));
        if (pairs.fresh() != null) {
            marks.add(new Histogram.Mark(pairs.fresh(), "fresh random designs " + Numeral.of(pairs.fresh())));
        }
        SolveReport.Range hull = new SolveReport.Range(0, 0)
                .including(distances)
                .including(marks.stream().map(Histogram.Mark::at).toList());
        Caption caption = new Caption(
                "Distance to the nearest pair",
                "Histogram of " + distances.size() + " distances. Median of the "
                        + marks.stream().map(Histogram.Mark::label).collect(Collectors.joining(", of ")) + ".");
        figure(new Histogram(
                caption,
                "distance to the nearest pair, inputs scaled",
                new SolveReport.Range(0, 1.05 * hull.hi()),
                List.of(new Histogram.Lane("designs", "bar predicted", distances)),
                new Histogram.Guides(marks, null)));
    }

    /// The training curves, a figure for each model.
    void curves() {
        Map<String, List<ModelReport.Curve>> models = new LinkedHashMap<>();
        for (ModelReport.Curve curve : report.model().curves()) {
            models.computeIfAbsent(curve.model(), _ -> new ArrayList<>()).add(curve);
        }
        models.forEach((model, curves) -> {
            page.open("div").element("h3", model);
            Caption caption = new Caption("Training of the " + model, words(curves));
            figure(new CurvePlot(caption, curves));
            page.open("ul", "class", "legend");
            for (int i = 0; i < curves.size(); i++) {
                legend("line s" + i % CurvePlot.STYLES, curves.get(i).name());
            }
            page.close().close();
        });
    }

    /// Predicted against true values of the held-out pairs.
    void parity() {
        for (int k = 0; k < shownOutputs(); k++) {
            QuestionReport.Goal goal = report.question().goals().get(k);
            ModelReport.Score score = report.model().surrogate().scores().get(k);
            if (!score.heldOut().isEmpty()) {
                String errors = "RMSE " + Sentences.quantity(score.rmse(), goal.unit()) + ", R² "
                        + Numeral.significant(score.r2(), 4);
                page.open("div").element("h3", goal.output() + ": " + errors);
                Caption caption = new Caption(
                        "Predicted against true " + goal.output(),
                        score.heldOut().size() + " held-out pairs; " + errors + ".");
                figure(new ParityPlot(caption, goal, score.heldOut()));
                page.close();
            }
        }
    }

    private int shownOutputs() {
        return Math.min(MOST_OUTPUTS, report.question().goals().size());
    }

    private void target(QuestionReport.Goal goal, String view, SolveReport.Range domain, List<Histogram.Lane> lanes) {
        Caption caption = new Caption(
                goal.output() + " " + view,
                "Histograms of "
                        + String.join(
                                ", ", lanes.stream().map(Histogram.Lane::name).toList()) + " against the target "
                        + Sentences.goal(goal) + ".");
        Histogram.Guides guides = new Histogram.Guides(marks(goal), goal.asksForValues() ? around(goal, 1) : null);
        figure(new Histogram(caption, Label.of(goal.output(), goal.unit()), domain, lanes, guides));
    }

    private List<Histogram.Lane> candidateLanes(int output) {
        double target = report.question().goals().get(output).origin();
        List<Double> values = report.answer().candidates().residuals().stream()
                .map(row -> target + row.get(output))
                .toList();
        return values.isEmpty()
                ? List.of()
                : List.of(new Histogram.Lane("candidates before localization", "bar candidates", values));
    }

    private List<Histogram.Lane> designLanes(int output) {
        List<Histogram.Lane> lanes = new ArrayList<>();
        List<Double> predicted = report.answer().designs().stream()
                .map(design -> design.predicted().mean().get(output))
                .toList();
        if (!predicted.isEmpty()) {
            lanes.add(new Histogram.Lane("designs, predicted", "bar predicted", predicted));
        }
        List<Double> simulated =
                sentences.simulated().stream().map(row -> row.get(output)).toList();
        if (!simulated.isEmpty()) {
            lanes.add(new Histogram.Lane("designs, re-simulated", "bar simulated", simulated));
        }
        return lanes;
    }

    private static List<Histogram.Mark> marks(QuestionReport.Goal goal) {
        List<Histogram.Mark> marks = new ArrayList<>();
        if (goal.target() != null) {
            marks.add(new Histogram.Mark(goal.target(), "target"));
        }
        if (goal.from() != null) {
            marks.add(new Histogram.Mark(goal.from(), "at least"));
        }
        if (goal.to() != null) {
            marks.add(new Histogram.Mark(goal.to(), "at most"));
        }
        return marks;
    }

    /// The interval of so many tolerances around the target: of a range, so many halves of it, as far as it goes
    /// beyond the pairs where a side is open; what the pairs reach where nothing is asked.
    private static SolveReport.Range around(QuestionReport.Goal goal, double tolerances) {
        if (!goal.asksForValues()) {
            return goal.reached();
        }
        double lo = goal.target() != null ? goal.target() - goal.tolerance() : open(goal.from(), goal, -1);
        double hi = goal.target() != null ? goal.target() + goal.tolerance() : open(goal.to(), goal, 1);
        double middle = lo + (hi - lo) / 2;
        double half = tolerances * (hi - lo) / 2;
        return new SolveReport.Range(middle - half, middle + half);
    }

    private static double open(@Nullable Double end, QuestionReport.Goal goal, int side) {
        if (end != null) {
            return end;
        }
        return side < 0
                ? Math.min(goal.reached().lo(), goal.origin() - goal.tolerance())
                : Math.max(goal.reached().hi(), goal.origin() + goal.tolerance());
    }

    /// The interval that holds `near` and all lanes but for the outermost hundredths, which would squeeze the rest.
    private static SolveReport.Range wide(List<Histogram.Lane> lanes, SolveReport.Range near) {
        SolveReport.Range wide = near;
        for (Histogram.Lane lane : lanes) {
            List<Double> sorted = lane.values().stream().sorted().toList();
            int cut = sorted.size() / 100;
            wide = wide.including(sorted.subList(cut, sorted.size() - cut));
        }
        return wide;
    }

    private List<Integer> free() {
        List<Integer> free = new ArrayList<>();
        for (int j = 0; j < report.question().inputs().size(); j++) {
            if (!report.question().inputs().get(j).fixed()) {
                free.add(j);
            }
        }
        return free;
    }

    private double largestResidual() {
        return report.answer().designs().stream()
                .map(SolveReport.Design::verdict)
                .filter(verdict -> verdict.status() == SolveReport.Status.ON_TARGET)
                .mapToDouble(SolveReport.Verdict::residual)
                .max()
                .orElse(0);
    }

    /// The designs by shade of their residual, the smallest on top and those off target behind all.
    private List<ParallelCoordinates.Group> groups(List<Integer> axes, double largest) {
        List<ParallelCoordinates.Group> groups = new ArrayList<>();
        groups.add(new ParallelCoordinates.Group("off", new ArrayList<>()));
        for (int shade = SHADES - 1; shade >= 0; shade--) {
            groups.add(new ParallelCoordinates.Group("q" + shade, new ArrayList<>()));
        }
        for (SolveReport.Design design : report.answer().designs()) {
            SolveReport.Verdict verdict = design.verdict();
            int shade = largest > 0 ? Math.min(SHADES - 1, (int) (verdict.residual() / largest * SHADES)) : 0;
            int group = verdict.status() == SolveReport.Status.ON_TARGET ? SHADES - shade : 0;
            String hover = "design " + design.id() + ", residual " + Numeral.significant(verdict.residual(), 2)
                    + " tolerances, " + verdict.status().word();
            groups.get(group).lines().add(new ParallelCoordinates.Line(hover, row(design.inputs(), axes)));
        }
        return groups;
    }

    private List<List<Double>> offTarget() {
        return report.answer().designs().stream()
                .filter(design -> design.verdict().status() != SolveReport.Status.ON_TARGET)
                .map(SolveReport.Design::inputs)
                .toList();
    }

    private List<QuestionReport.Input> inputs(List<Integer> axes) {
        return axes.stream().map(report.question().inputs()::get).toList();
    }

    private String names(List<Integer> axes) {
        return String.join(
                ", ", inputs(axes).stream().map(QuestionReport.Input::name).toList());
    }

    private static List<Double> row(List<Double> values, List<Integer> axes) {
        return axes.stream().map(values::get).toList();
    }

    private static List<List<Double>> picked(List<List<Double>> rows, List<Integer> axes) {
        return rows.stream().map(row -> row(row, axes)).toList();
    }

    private static String words(List<ModelReport.Curve> curves) {
        List<String> ends = curves.stream()
                .map(curve -> curve.name() + " ends at "
                        + Numeral.significant(curve.losses().getLast().y(), 3))
                .toList();
        return "Losses over the epochs: " + String.join(", ", ends) + ".";
    }

    private void figure(Plot plot) {
        page.open("div", "class", "figure");
        plot.drawOn(page);
        page.close();
    }

    private void legend(String css, String text) {
        page.open("li").element("span", "", "class", "key " + css, "aria-hidden", "true");
        page.text(text).close();
    }

    private void note(String text, boolean needed) {
        if (needed) {
            page.element("p", text, "class", "aside");
        }
    }
}
