package org.preimage.app.report;

import java.util.ArrayList;
import java.util.List;

/// The tables of the page.
final class Tables {
    /// No more designs than these are written out.
    static final int MOST_DESIGNS = 20;

    /// The heading of a column, whose class aligns it with what stands below.
    private record Head(String text, String css) {
        static Head word(String text) {
            return new Head(text, "word");
        }

        static Head number(String text) {
            return new Head(text, "number");
        }
    }

    private final SolveReport report;
    private final Sentences sentences;
    private final Markup page;

    Tables(SolveReport report, Markup page) {
        this.report = report;
        this.sentences = new Sentences(report);
        this.page = page;
    }

    /// Each output: what was asked, what the pairs reach, and how near the designs come.
    void goals() {
        boolean verified = !sentences.simulated().isEmpty();
        open("Targets, and how near the designs come to them", goalHeads(verified));
        for (int k = 0; k < report.question().goals().size(); k++) {
            QuestionReport.Goal goal = report.question().goals().get(k);
            page.open("tr").element("th", Label.of(goal.output(), goal.unit()), "scope", "row");
            number(goal.target() != null ? Numeral.of(goal.target()) : wanted(goal));
            number(goal.target() != null ? "± " + Numeral.of(goal.tolerance()) : "–");
            number(Numeral.of(goal.reached().lo()) + " to "
                    + Numeral.of(goal.reached().hi()));
            List<List<Double>> predicted = report.answer().designs().stream()
                    .map(design -> design.predicted().mean())
                    .toList();
            nearness(goal, column(predicted, k));
            if (verified) {
                nearness(goal, column(sentences.simulated(), k));
            }
            page.close();
        }
        close();
    }

    private static String wanted(QuestionReport.Goal goal) {
        return goal.wish() != null ? goal.wish() : Sentences.range(goal);
    }

    /// What else was asked, in words.
    void conditions() {
        QuestionReport question = report.question();
        if (!question.constraints().isEmpty()) {
            page.element("p", "Every design keeps to " + String.join(" and ", question.constraints()) + ".");
        }
        if (question.near() != null) {
            page.element(
                    "p",
                    "The designs nearest to " + question.near()
                            + " come first; their change is counted in standard deviations of those inputs.");
        }
    }

    /// The box.
    void inputs() {
        if (report.question().pixels() != null) {
            pixels(report.question().pixels());
            return;
        }
        open(
                "Inputs, and the box they were sought in",
                List.of(Head.word("Input"), Head.number("From"), Head.number("To"), Head.word("")));
        for (int j = 0; j < report.question().inputs().size(); j++) {
            QuestionReport.Input input = report.question().inputs().get(j);
            page.open("tr").element("th", Label.of(input.name(), input.unit()), "scope", "row");
            if (input.levels().isEmpty()) {
                number(Numeral.of(input.bounds().lo()));
                number(Numeral.of(input.bounds().hi()));
            } else {
                page.element("td", String.join(", ", input.levels()), "class", "word", "colspan", 2);
            }
            page.element("td", input.fixed() ? fixed(j) : "", "class", "word").close();
        }
        close();
    }

    /// The cell whose pixels the inputs are, in words.
    private void pixels(QuestionReport.Pixels pixels) {
        long fixed = report.question().inputs().stream()
                .filter(QuestionReport.Input::fixed)
                .count();
        String made = pixels.binary() == 0
                ? "Each is void, 0, or solid, 1, or in between."
                : "Each is void or solid"
                        + (pixels.binary() == 1 ? "." : ", and both are at least " + pixels.binary() + " pixels wide.");
        page.element(
                "p",
                "The designs are the " + pixels.rows() + " × " + pixels.columns()
                        + " pixels of a cell that repeats in both directions. " + made
                        + (fixed == 0 ? "" : " Fixed are " + fixed + " of them."));
    }

    /// What is known of one design but its inputs.
    void design(SolveReport.Design design) {
        boolean verified = report.answer().simulator() != null;
        SolveReport.Verdict verdict = design.verdict();
        page.element(
                "p",
                "Will hit: " + chance(verdict.hitProbability())
                        + (design.made() == null
                                ? ""
                                : ", when made: " + chance(design.made().hitProbability()))
                        + (verified ? ", re-simulated: " + outcome(design) : "")
                        + ". Residual: " + Numeral.fixed(verdict.residual(), 3) + " tolerances. Distance to the nearest"
                        + " pair: " + Numeral.significant(verdict.distance(), 3) + ".");
        List<Head> heads = new ArrayList<>(List.of(Head.word("Output"), Head.number("predicted")));
        if (isMade()) {
            heads.add(Head.number("spread"));
        }
        if (verified) {
            heads.add(Head.number("re-simulated"));
        }
        open("Properties of design " + design.id(), heads);
        for (int k = 0; k < report.question().goals().size(); k++) {
            QuestionReport.Goal goal = report.question().goals().get(k);
            page.open("tr").element("th", Label.of(goal.output(), goal.unit()), "scope", "row");
            properties(design, k, verified);
            page.close();
        }
        close();
    }

    /// The first designs.
    void designs() {
        List<SolveReport.Design> designs = report.answer().designs();
        List<SolveReport.Design> shown = designs.subList(0, Math.min(MOST_DESIGNS, designs.size()));
        boolean verified = report.answer().simulator() != null;
        open("The first " + shown.size() + " of " + designs.size() + " designs", designHeads(verified));
        for (SolveReport.Design design : shown) {
            page.open("tr").element("th", design.id(), "scope", "row");
            verdict(design.verdict().word());
            number(chance(design.verdict().hitProbability()));
            if (design.made() != null) {
                number(chance(design.made().hitProbability()));
            }
            if (verified) {
                page.element("td", outcome(design), "class", "word");
            }
            inputs(design);
            for (int k = 0; k < report.question().goals().size(); k++) {
                properties(design, k, verified);
            }
            if (report.question().near() != null) {
                number(design.change() == null ? "–" : Numeral.significant(design.change(), 4));
            }
            number(Numeral.fixed(design.verdict().residual(), 3));
            number(Numeral.significant(design.verdict().distance(), 3));
            page.close();
        }
        close();
    }

    /// The surrogate's errors, and those of the kinds it was compared with.
    void scores() {
        ModelReport.Surrogate surrogate = report.model().surrogate();
        open(
                "Held-out error of the surrogate (" + surrogate.kind() + ")",
                List.of(Head.word("Output"), Head.number("RMSE"), Head.number("MAE"), Head.number("R²")));
        for (int k = 0; k < surrogate.scores().size(); k++) {
            QuestionReport.Goal goal = report.question().goals().get(k);
            ModelReport.Score score = surrogate.scores().get(k);
            page.open("tr").element("th", Label.of(goal.output(), goal.unit()), "scope", "row");
            number(Numeral.significant(score.rmse(), 3));
            number(Numeral.significant(score.mae(), 3));
            number(Numeral.significant(score.r2(), 5));
            page.close();
        }
        close();
        if (!surrogate.alternatives().isEmpty()) {
            open(
                    "Surrogates that were compared",
                    List.of(Head.word("Kind"), Head.number("RMSE, in standard deviations")));
            surrogate.alternatives().forEach(this::alternative);
            close();
        }
    }

    /// Where it all came from.
    void provenance() {
        open("What made this page", List.of(Head.word("What"), Head.word("Value")));
        for (SolveReport.Fact fact : report.provenance()) {
            page.open("tr").element("th", fact.key(), "scope", "row");
            page.element("td", fact.value(), "class", "fact").close();
        }
        close();
    }

    private static List<Head> goalHeads(boolean verified) {
        List<Head> heads = new ArrayList<>(List.of(Head.word("Output"), Head.number("Target")));
        heads.addAll(List.of(Head.number("Tolerance"), Head.number("Reached by pairs")));
        heads.addAll(List.of(Head.number("Predicted within"), Head.number("Predicted RMS error")));
        if (verified) {
            heads.addAll(List.of(Head.number("Re-simulated within"), Head.number("Re-simulated RMS error")));
        }
        return heads;
    }

    private List<Head> designHeads(boolean verified) {
        List<Head> heads = new ArrayList<>(List.of(Head.word("Design"), Head.word("Verdict"), Head.number("Will hit")));
        if (isMade()) {
            heads.add(Head.number("Will hit when made"));
        }
        if (verified) {
            heads.add(Head.word("Re-simulated"));
        }
        report.question().inputs().stream()
                .filter(input -> !input.fixed())
                .forEach(input -> heads.add(Head.number(Label.of(input.name(), input.unit()))));
        for (QuestionReport.Goal goal : report.question().goals()) {
            heads.add(Head.number(Label.of(goal.output(), goal.unit()) + " predicted"));
            if (isMade()) {
                heads.add(Head.number(Label.of(goal.output(), goal.unit()) + " spread"));
            }
            if (verified) {
                heads.add(Head.number(Label.of(goal.output(), goal.unit()) + " re-simulated"));
            }
        }
        if (report.question().near() != null) {
            heads.add(Head.number("Change"));
        }
        heads.addAll(List.of(Head.number("Residual, in tolerances"), Head.number("Distance to nearest pair")));
        return heads;
    }

    /// Whether it was told by how much inputs are off.
    private boolean isMade() {
        return report.answer().designs().stream().anyMatch(design -> design.made() != null);
    }

    private void properties(SolveReport.Design design, int output, boolean verified) {
        QuestionReport.Goal goal = report.question().goals().get(output);
        double fine = goal.asksForValues()
                ? goal.tolerance()
                : (goal.reached().hi() - goal.reached().lo()) / 100;
        int decimals = Numeral.decimals(fine > 0 ? fine : 1, 3);
        String sd = design.predicted().sd() == null
                ? ""
                : " ± " + Numeral.fixed(design.predicted().sd().get(output), decimals);
        number(Numeral.fixed(design.predicted().mean().get(output), decimals) + sd);
        if (design.made() != null) {
            number(Numeral.significant(design.made().spread().get(output), 3));
        }
        if (verified) {
            number(
                    design.simulated() == null
                            ? "–"
                            : Numeral.fixed(design.simulated().get(output), decimals));
        }
    }

    /// A probability in whole percents that promises neither a hit nor a miss.
    static String chance(double probability) {
        return probability >= 0.995
                ? "> 99 %"
                : probability < 0.005 ? "< 1 %" : Numeral.fixed(100 * probability, 0) + " %";
    }

    private void verdict(String word) {
        page.open("td", "class", "word")
                .element("span", word, "class", "status " + word)
                .close();
    }

    private String outcome(SolveReport.Design design) {
        if (design.simulated() == null) {
            return "no value";
        }
        return report.question().isMetBy(design.simulated()) ? "hit" : "miss";
    }

    private void inputs(SolveReport.Design design) {
        for (int j = 0; j < design.inputs().size(); j++) {
            QuestionReport.Input input = report.question().inputs().get(j);
            if (!input.fixed()) {
                number(input.shown(design.inputs().get(j)));
            }
        }
    }

    /// What an input was fixed at, as far as the designs tell.
    private String fixed(int input) {
        List<SolveReport.Design> designs = report.answer().designs();
        return designs.isEmpty()
                ? "fixed"
                : "fixed at "
                        + shown(
                                report.question().inputs().get(input),
                                designs.getFirst().inputs().get(input));
    }

    private static String shown(QuestionReport.Input input, double value) {
        return input.levels().isEmpty() ? Numeral.of(value) : input.shown(value);
    }

    private void alternative(ModelReport.Alternative alternative) {
        boolean chosen = alternative.name().equals(report.model().surrogate().kind());
        page.open("tr", "class", chosen ? "chosen" : "");
        page.element("th", alternative.name() + (chosen ? ", used here" : ""), "scope", "row");
        number(Numeral.significant(alternative.rmse(), 3));
        page.close();
    }

    private void nearness(QuestionReport.Goal goal, List<Double> values) {
        if (!goal.asksForValues()) {
            number("–");
            number("–");
            return;
        }
        int within = (int) values.stream().filter(goal::isMetBy).count();
        number(within + " of " + values.size());
        number(values.isEmpty() ? "–" : Numeral.significant(Sentences.rms(values, goal), 2));
    }

    private static List<Double> column(List<List<Double>> rows, int k) {
        return rows.stream().map(row -> row.get(k)).toList();
    }

    private void number(String text) {
        page.element("td", text, "class", "number");
    }

    private void open(String caption, List<Head> heads) {
        page.open("div", "class", "scroll", "tabindex", 0, "role", "region", "aria-label", caption);
        page.open("table").element("caption", caption).open("thead").open("tr");
        heads.forEach(head -> page.heading(head.text(), "scope", "col", "class", head.css()));
        page.close().close().open("tbody");
    }

    private void close() {
        page.close().close().close();
    }
}
