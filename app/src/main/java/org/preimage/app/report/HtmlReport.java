package org.preimage.app.report;

import java.util.List;

/// Renders a [SolveReport] as one HTML page that stands alone: no script, nothing fetched, legible in light, in
/// dark and on paper. The same report gives the same page. The markup is well-formed XML too.
public final class HtmlReport {
    private final SolveReport report;
    private final Sentences sentences;
    private final Tables tables;
    private final Figures figures;
    private final TrustSection trust;
    private final Markup page = new Markup();

    private HtmlReport(SolveReport report) {
        this.report = report;
        this.sentences = new Sentences(report);
        this.tables = new Tables(report, page);
        this.figures = new Figures(report, page);
        this.trust = new TrustSection(report, page);
    }

    /// The page, to be written in UTF-8.
    public static String render(SolveReport report) {
        return "<!DOCTYPE html>\n" + new HtmlReport(report).page();
    }

    private String page() {
        page.open("html", "lang", "en");
        head();
        page.open("body").open("main");
        summary();
        section("What was asked", tables::goals, tables::conditions, tables::inputs);
        boolean found = !report.answer().designs().isEmpty();
        QuestionReport.Pixels pixels = report.question().pixels();
        if (found && pixels != null) {
            gallery(new Gallery(report, pixels, tables, page));
        }
        if (found || !report.answer().candidates().residuals().isEmpty()) {
            section("Against the target", figures::targets, () -> aside(outputsLeftOut()));
        }
        trust();
        if (found && pixels == null) {
            designs();
        }
        if (found) {
            distances();
        }
        evidence();
        if (found && pixels == null) {
            section("Table of designs", tables::designs, this::whereAllAre);
        }
        section("Provenance", tables::provenance);
        return page.close().close().close().finished();
    }

    private void head() {
        page.open("head").leaf("meta", "charset", "utf-8");
        page.leaf("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.POLICY);
        page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.leaf("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", report.title()).style(StyleSheet.text()).close();
    }

    private void summary() {
        page.open("header").element("h1", report.title());
        page.element("p", sentences.headline(), "class", "headline");
        Coverage coverage = report.answer().coverage();
        if (coverage != null) {
            page.element("p", coverage.sentence());
        }
        if (!sentences.made().isEmpty()) {
            page.element("p", sentences.made());
        }
        page.open("dl", "class", "tiles");
        TrustSection.counts(report).forEach((word, count) -> {
            if (count > 0 || word.equals("trusted")) {
                tile(word, Integer.toString(count));
            }
        });
        int simulated = sentences.simulated().size();
        if (simulated > 0) {
            tile("re-simulated hits", Numeral.percent(sentences.simulatedHits(), simulated));
        }
        tile("candidates drawn", Integer.toString(report.answer().candidates().drawn()));
        tile("candidates dropped", Integer.toString(report.answer().candidates().dropped()));
        page.close().close();
        warnings(sentences.warnings());
    }

    private void tile(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }

    private void warnings(List<String> warnings) {
        if (!warnings.isEmpty()) {
            page.open("aside", "class", "warning", "aria-label", "Warnings");
            page.element("h2", "Before you trust these designs").open("ul");
            warnings.forEach(warning -> page.element("li", warning));
            page.close().close();
        }
    }

    /// What the probabilities rest on, and what came of them.
    private void trust() {
        section(
                "How far to trust them",
                () -> aside(TrustSection.compared(report)),
                trust::verdicts,
                () -> grid(() -> {
                    trust.reliability();
                    trust.coverage();
                }));
    }

    private void gallery(Gallery gallery) {
        section("The designs", () -> aside(gallery.legend()), gallery::designs, this::whereAllAre);
    }

    private void designs() {
        boolean free = report.question().inputs().stream().anyMatch(input -> !input.fixed());
        if (free) {
            section(
                    "The designs",
                    () -> aside("One line per design over the box, colored by its residual: the largest difference "
                            + "between " + (report.answer().calls() == 0 ? "prediction" : "re-simulation")
                            + " and target, in tolerances. Fixed inputs are left out."),
                    figures::parallel);
            section("Inputs against each other", figures::scatter);
        }
    }

    private void distances() {
        String meaning = report.model().pairs().fresh() == null
                ? "Marked is the median distance of a pair to the nearest other one. A design much nearer than that is a "
                        + "variant of a pair."
                : "Designs nearer to the pairs than fresh random designs usually are rest on data; designs "
                        + "farther away rest on extrapolation. Marked are the median distance of a pair to the "
                        + "nearest other one, and that of a fresh random design to the nearest pair.";
        section(
                "Distance to the data",
                () -> grid(() -> {
                    figures.distances();
                    aside(meaning);
                }));
    }

    private void evidence() {
        if (!report.model().curves().isEmpty()) {
            section("Training", () -> grid(figures::curves));
        }
        section("The surrogate", tables::scores, () -> grid(figures::parity), () -> aside(outputsLeftOut()));
    }

    private void whereAllAre() {
        page.open("p", "class", "aside")
                .text("All designs, with all digits, are in ")
                .element("a", "designs.csv", "href", "designs.csv")
                .text(" beside this page.")
                .close();
    }

    private String outputsLeftOut() {
        int outputs = report.question().goals().size();
        return outputs > Figures.MOST_OUTPUTS
                ? "Figures for the first " + Figures.MOST_OUTPUTS + " of " + outputs + " outputs."
                : "";
    }

    private void section(String heading, Runnable... parts) {
        page.open("section").element("h2", heading);
        for (Runnable part : parts) {
            part.run();
        }
        page.close();
    }

    private void grid(Runnable content) {
        page.open("div", "class", "figures");
        content.run();
        page.close();
    }

    private void aside(String text) {
        if (!text.isEmpty()) {
            page.element("p", text, "class", "aside");
        }
    }
}
