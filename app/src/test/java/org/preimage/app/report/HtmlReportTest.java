package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.app.report.ModelReport.Pairs;
import org.preimage.app.report.ModelReport.Surrogate;
import org.preimage.app.report.QuestionReport.Goal;
import org.preimage.app.report.QuestionReport.Input;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Candidates;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Fact;
import org.preimage.app.report.SolveReport.Range;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final String EVIL = "<script>alert(\"1\")</script>&'\u0000\uD800";
    private static final String SVG = "http://www.w3.org/2000/svg";

    static Stream<SolveReport> everyKind() {
        SolveReport sine = Examples.sinewave();
        List<Design> designs = sine.answer().designs();
        return Stream.of(
                sine,
                Examples.crystal(),
                Examples.with(sine, List.of()),
                Examples.with(sine, designs.subList(0, 1)),
                Examples.large(30, 1, 1),
                Examples.large(3, 23, 11),
                Examples.cells(3, true),
                Examples.cells(70, false),
                hostile(),
                allFixed());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isWellFormedAndStandsAlone(SolveReport report) {
        String page = HtmlReport.render(report);
        Document document = Xml.parsed(page);
        assertThat(Xml.all(document, "script")).isEmpty();
        assertThat(page).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(page.replace(SVG, "")).doesNotContain("http:", "https:", "//", "url(", "@import", "src=");
        assertThat(Xml.all(document, "meta", "").stream().map(meta -> meta.getAttribute("content")))
                .anyMatch(content -> content.startsWith("default-src 'none'"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void saysInWordsWhatItDraws(SolveReport report) {
        Document document = Xml.parsed(HtmlReport.render(report));
        for (Element svg : Xml.all(document, "svg")) {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-label")).isNotBlank();
            assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        }
        assertThat(Xml.all(document, "th")).allMatch(head -> head.hasAttribute("scope"));
        assertThat(Xml.all(document, "caption")).hasSameSizeAs(Xml.all(document, "table"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void fillsEveryRowOfEveryTable(SolveReport report) {
        for (Element table : Xml.all(Xml.parsed(HtmlReport.render(report)), "table")) {
            int columns = ((Element) table.getElementsByTagName("thead").item(0))
                    .getElementsByTagName("th")
                    .getLength();
            Element body = (Element) table.getElementsByTagName("tbody").item(0);
            for (int i = 0; i < body.getElementsByTagName("tr").getLength(); i++) {
                Element row = (Element) body.getElementsByTagName("tr").item(i);
                int cells = row.getElementsByTagName("th").getLength()
                        + row.getElementsByTagName("td").getLength();
                assertThat(cells).isEqualTo(columns);
            }
        }
    }

    @Test
    void showsNamesAsTheyAreAndRunsNone() {
        String page = HtmlReport.render(hostile());
        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;");
        String shown = "<script>alert(\"1\")</script>&'\uFFFD\uFFFD";
        Document document = Xml.parsed(page);
        assertThat(Xml.texts(document, "h1")).containsExactly(shown);
        assertThat(Xml.texts(document, "th")).anyMatch(head -> head.equals(shown + " (" + shown + ")"));
        assertThat(Xml.texts(document, "td")).contains(shown);
    }

    @Test
    void givesTheSameBytesInEveryCountry() {
        Locale before = Locale.getDefault();
        String here = HtmlReport.render(Examples.crystal());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(HtmlReport.render(Examples.crystal())).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void putsTheAnswerFirst() {
        assertThat(Xml.texts(Xml.parsed(HtmlReport.render(Examples.crystal())), "h2"))
                .containsExactly(
                        "Before you trust these designs",
                        "What was asked",
                        "Against the target",
                        "How far to trust them",
                        "The designs",
                        "Inputs against each other",
                        "Distance to the data",
                        "Training",
                        "The surrogate",
                        "Table of designs",
                        "Provenance");
    }

    @Test
    void leavesOutFiguresOfDesignsThereAreNot() {
        SolveReport none = Examples.with(Examples.sinewave(), List.of());
        assertThat(Xml.texts(Xml.parsed(HtmlReport.render(none)), "h2"))
                .contains("What was asked", "Against the target", "The surrogate", "Provenance")
                .doesNotContain("The designs", "Distance to the data", "Table of designs");
    }

    @Test
    void drawsNothingWhenThereIsNeitherDesignNorCandidate() {
        SolveReport none = Examples.with(Examples.sinewave(), List.of());
        SolveReport nothing = new SolveReport(
                "nothing",
                none.question(),
                new Answer(List.of(), new Candidates(9, 9, List.of()), null),
                none.model(),
                List.of());
        assertThat(Xml.texts(Xml.parsed(HtmlReport.render(nothing)), "h2"))
                .containsExactly(
                        "Before you trust these designs",
                        "What was asked",
                        "How far to trust them",
                        "Training",
                        "The surrogate",
                        "Provenance");
    }

    @Test
    void colorsDesignsByTheirResidual() {
        SolveReport sine = Examples.sinewave();
        double largest = sine.answer().designs().stream()
                .mapToDouble(design -> design.verdict().residual())
                .max()
                .orElseThrow();
        long darkest = sine.answer().designs().stream()
                .filter(design -> design.verdict().residual() < largest / 5)
                .count();
        Document document = Xml.parsed(HtmlReport.render(sine));
        assertThat(Xml.all(document, "path", "design q0")).hasSize((int) darkest);
        assertThat(Xml.all(document, "path", "design off")).isEmpty();
        Document crystal = Xml.parsed(HtmlReport.render(Examples.crystal()));
        assertThat(Xml.all(crystal, "path", "design off")).hasSize(9);
    }

    @Test
    void writesOutTheFirstTwentyDesigns() {
        Document document = Xml.parsed(HtmlReport.render(Examples.sinewave()));
        assertThat(Xml.texts(document, "caption")).contains("The first 20 of 100 designs");
        List<String> rows = Xml.texts(document, "tr").stream()
                .map(row -> row.replaceAll("\\s+", " "))
                .toList();
        Design last = Examples.sinewave().answer().designs().get(19);
        String x1 = String.format(Locale.ROOT, "%.3f", last.inputs().getFirst());
        assertThat(rows).anyMatch(row -> row.startsWith("20 trusted 97 % hit " + x1));
        assertThat(rows).noneMatch(row -> row.startsWith("21 "));
    }

    @Test
    void saysWhatAnInputWasFixedAtInsteadOfPlottingIt() {
        Document document = Xml.parsed(HtmlReport.render(Examples.crystal()));
        assertThat(Xml.texts(document, "td")).contains("fixed at 300");
        assertThat(Xml.texts(document, "text")).noneMatch(text -> text.contains("temperature"));
    }

    @Test
    void staysSmallWithAThousandDesigns() {
        String page = HtmlReport.render(Examples.large(1000, 10, 2));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_500_000);
        assertThat(Xml.all(Xml.parsed(page), "path")).hasSizeLessThan(200);
    }

    @Test
    void warnsOnlyWhenThereIsReason() {
        assertThat(HtmlReport.render(Examples.sinewave())).doesNotContain("class=\"warning\"");
        assertThat(HtmlReport.render(Examples.crystal())).contains("class=\"warning\"");
    }

    /// A report whose every text comes from someone who means ill.
    private static SolveReport hostile() {
        SolveReport sine = Examples.sinewave();
        QuestionReport question = new QuestionReport(
                List.of(new Goal(EVIL, EVIL, 1, 0.05, new Range(2, 3))),
                List.of(new Input(EVIL, EVIL, new Range(-1, 1), false), new Input(EVIL, "", new Range(-1, 1), false)),
                200);
        List<Design> designs = sine.answer().designs().stream()
                .map(design -> new Design(
                        EVIL,
                        design.inputs(),
                        design.predicted(),
                        design.simulated(),
                        new SolveReport.Verdict(design.verdict().status(), 0, 0, 0.5, EVIL)))
                .toList();
        Surrogate surrogate = new Surrogate(
                EVIL,
                sine.model().surrogate().scores(),
                List.of(new ModelReport.Alternative(EVIL, 1), new ModelReport.Alternative("other", 2)));
        List<ModelReport.Curve> curves =
                List.of(new ModelReport.Curve(EVIL, EVIL, List.of(new ModelReport.Point(1, 1))));
        return new SolveReport(
                EVIL,
                question,
                new Answer(designs, sine.answer().candidates(), EVIL),
                new ModelReport(sine.model().pairs(), surrogate, curves, Examples.trust(1)),
                List.of(new Fact(EVIL, EVIL)));
    }

    /// Nothing was free, and next to nothing is known.
    private static SolveReport allFixed() {
        SolveReport sine = Examples.sinewave();
        return new SolveReport(
                "fixed",
                new QuestionReport(
                        List.of(new Goal("y", "", 0, 1, new Range(0, 0))),
                        List.of(new Input("x", "", new Range(0, 1), true)),
                        1),
                new Answer(
                        List.of(new Design(
                                "1",
                                SolveReport.numbers(0.5),
                                new SolveReport.Prediction(SolveReport.numbers(0), null),
                                null,
                                new SolveReport.Verdict(SolveReport.Status.ON_TARGET, 0, 0, 0.5, ""))),
                        new Candidates(0, 0, List.of()),
                        null),
                new ModelReport(
                        new Pairs(List.of(), 0, 0.0),
                        new Surrogate(
                                "none",
                                List.of(new ModelReport.Score(0, 0, 1, List.of())),
                                sine.model().surrogate().alternatives()),
                        List.of(),
                        Examples.trust(1)),
                List.of());
    }
}
