package org.preimage.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How many designs will hit, what the verdicts mean, and what both rest on.
final class TrustSection {
    /// The verdict on designs that no known pair is near.
    static final String EXTRAPOLATED = "extrapolated";

    private static final Map<String, String> MEANINGS = meanings();
    /// A number of hits further from the expected one than this was not expected, in standard deviations.
    private static final double BAND = 2;

    private final SolveReport report;
    private final TrustReport trust;
    private final Markup page;

    TrustSection(SolveReport report, Markup page) {
        this.report = report;
        this.trust = report.model().trust();
        this.page = page;
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("trusted", "near the data, and at least nine of ten designs like it hit. Use these first.");
        meanings.put(
                "uncertain",
                "near the data, but the tolerance is tighter than the model is sure of. The probability says how often"
                        + " such designs hit.");
        meanings.put(
                EXTRAPOLATED,
                "farther from every known pair than 19 of 20 held-out pairs are. Nothing vouches for the prediction"
                        + " there.");
        meanings.put("off-target", "predicted to miss; it only fills a place that no better design could.");
        meanings.put("unreachable", "predicted to miss, and no known pair reaches the target.");
        return meanings;
    }

    /// The words for verdicts, the best first, with how many designs have each.
    static Map<String, Integer> counts(SolveReport report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        MEANINGS.keySet().forEach(word -> counts.put(word, 0));
        report.answer()
                .designs()
                .forEach(design -> counts.merge(design.verdict().word(), 1, Integer::sum));
        return counts;
    }

    /// Both numbers and their difference in words; null when no true operator was asked.
    static String compared(SolveReport report) {
        List<List<Double>> asked = new ArrayList<>();
        for (SolveReport.Design design : report.answer().designs()) {
            List<Double> before = design.polish() == null
                    ? design.simulated()
                    : design.polish().before();
            if (before != null) {
                asked.add(before);
            }
        }
        TrustReport trust = report.model().trust();
        if (asked.size() < report.answer().designs().size() || asked.isEmpty()) {
            return "";
        }
        long hits = asked.stream().filter(report.question()::isMetBy).count();
        double apart = Math.abs(hits - trust.expected()) / Math.max(trust.deviation(), 0.5);
        return trust.hits() + " were expected to hit, and " + hits
                + (report.answer().calls() > 0 ? " did before they were polished: " : " did: ")
                + (apart <= BAND
                        ? "what was said of these designs was right."
                        : "that is " + Numeral.significant(apart, 2) + " standard deviations away, so the probabilities"
                                + " do not hold for these designs.");
    }

    void verdicts() {
        page.open("dl", "class", "verdicts");
        counts(report).forEach((word, count) -> {
            if (count > 0) {
                page.open("dt")
                        .element("span", word, "class", "status " + word)
                        .text(" " + count)
                        .close();
                page.element("dd", MEANINGS.getOrDefault(word, ""));
            }
        });
        page.close();
    }

    void reliability() {
        Caption caption = new Caption(
                "Probabilities that were said, and shares that hit",
                trust.rows()
                        + " pairs, each judged without itself, as if its own prediction had been the target;"
                        + " the number beside a dot is that of its pairs.");
        page.open("div").element("h3", "Does a probability mean what it says?");
        page.open("div", "class", "figure");
        new ReliabilityPlot(caption, trust.reliability()).drawOn(page);
        page.close();
        page.element(
                "p",
                "For " + trust.rows()
                        + " pairs, each predicted without itself, the probability to hit within this run's"
                        + " tolerance was reckoned as for the designs. Dots on the diagonal mean that designs given 70 %"
                        + " hit 7 times in 10. Bars show what chance alone explains; numbers count the pairs.",
                "class",
                "aside");
        page.close();
    }

    /// The groups of all outputs.
    void coverage() {
        String percent = Tables.chance(trust.interval());
        page.open("div").element("h3", "Do the intervals hold?");
        String caption = percent + " intervals, on pairs predicted without themselves";
        page.open("div", "class", "scroll", "tabindex", 0, "role", "region", "aria-label", caption);
        page.open("table").element("caption", caption).open("thead").open("tr");
        for (String head : List.of("Output", "Sure to", "Pairs", "Holds")) {
            page.heading(head, "scope", "col", "class", head.equals("Output") ? "word" : "number");
        }
        page.close().close().open("tbody");
        for (int o = 0; o < trust.coverage().size(); o++) {
            QuestionReport.Goal goal = report.question().goals().get(o);
            for (TrustReport.Group group : trust.coverage().get(o)) {
                page.open("tr").element("th", Label.of(goal.output(), goal.unit()), "scope", "row");
                number("± " + Numeral.significant(group.deviation(), 2));
                number(Integer.toString(group.rows()));
                number(Numeral.percent((int) Math.round(group.inside() * group.rows()), group.rows()));
                page.close();
            }
        }
        page.close().close().close();
        page.element(
                        "p",
                        "From the fifth of the predictions that are surest to the fifth that are least sure: an interval is to"
                                + " hold the true value " + percent + " of the time in each.",
                        "class",
                        "aside")
                .close();
    }

    private void number(String text) {
        page.element("td", Objects.requireNonNull(text), "class", "number");
    }
}
