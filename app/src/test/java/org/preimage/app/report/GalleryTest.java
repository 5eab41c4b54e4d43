package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GalleryTest {
    private static final Pattern BOX = Pattern.compile("M(\\d+) (\\d+)H(\\d+)V(\\d+)H(\\d+)z");

    @Test
    void everyPixelIsDrawnInItsPlaceAndItsShade() {
        for (boolean binary : new boolean[] {true, false}) {
            SolveReport report = Examples.cells(3, binary);
            Document page = Xml.parsed(HtmlReport.render(report));
            for (int i = 0; i < 3; i++) {
                List<Double> inputs = report.answer().designs().get(i).inputs();
                List<Double> drawn = drawn(page, "cell-" + (i + 1));
                for (int p = 0; p < 48; p++) {
                    assertThat(drawn.get(p)).isEqualTo(Math.round(100 * inputs.get(p)) / 100.0);
                }
            }
        }
    }

    /// The pixels of the group of this name.
    private static List<Double> drawn(Document page, String name) {
        List<Double> drawn = new ArrayList<>(Collections.nCopies(48, 0.0));
        Element cell = Xml.all(page, "g").stream()
                .filter(group -> group.getAttribute("id").equals(name))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < cell.getElementsByTagName("path").getLength(); i++) {
            Element path = (Element) cell.getElementsByTagName("path").item(i);
            for (MatchResult box : BOX.matcher(path.getAttribute("d")).results().toList()) {
                int row = Integer.parseInt(box.group(2));
                assertThat(box.group(4)).isEqualTo(Integer.toString(row + 1));
                for (int column = Integer.parseInt(box.group(1)); column < Integer.parseInt(box.group(3)); column++) {
                    assertThat(drawn.set(row * 8 + column, Xml.number(path, "fill-opacity")))
                            .isZero();
                }
            }
        }
        return drawn;
    }

    @Test
    void aCellIsRepeatedThreeTimesInBothDirections() {
        Document page = Xml.parsed(HtmlReport.render(Examples.cells(2, true)));
        List<String> places = Xml.all(page, "use").stream()
                .filter(use -> use.getAttribute("href").equals("#cell-2"))
                .map(use -> use.getAttribute("x") + " " + use.getAttribute("y"))
                .toList();
        assertThat(places).containsExactly("0 0", "8 0", "16 0", "0 6", "8 6", "16 6", "0 12", "8 12", "16 12");
    }

    @Test
    void whatIsKnownOfADesignStandsBesideIt() {
        String page = HtmlReport.render(Examples.cells(2, true));
        List<String> rows = Xml.texts(Xml.parsed(page), "tr").stream()
                .map(row -> row.replaceAll("\\s+", " ").strip())
                .toList();
        assertThat(rows).contains("E (GPa) 0.2010 ± 0.0020 0.1970", "porosity 0.40000 ± 0.01000 0.45000");
        assertThat(page)
                .contains("Will hit: 97 %, re-simulated: hit. Residual: 0.100 tolerances")
                .contains("6 × 8 pixels of a cell", "void or solid, and both are at least 2 pixels wide");
    }

    /// Nothing is shown pixel by pixel: no box of bounds, no column and no axis of its own.
    @Test
    void noPixelHasATableOrAFigureOfItsOwn() {
        Document page = Xml.parsed(HtmlReport.render(Examples.cells(2, false)));
        assertThat(Xml.texts(page, "h2"))
                .containsExactly(
                        "What was asked",
                        "The designs",
                        "Against the target",
                        "How far to trust them",
                        "Distance to the data",
                        "Training",
                        "The surrogate",
                        "Provenance");
        assertThat(Xml.texts(page, "th")).doesNotContain("p0", "p47");
        assertThat(Xml.texts(page, "text")).doesNotContain("p0", "p47");
        assertThat(Xml.texts(page, "desc")).noneMatch(text -> text.contains("random"));
    }

    @Test
    void manyDesignsAreNotAllShown() {
        Document page = Xml.parsed(HtmlReport.render(Examples.cells(70, true)));
        assertThat(Xml.all(page, "div", "design-cell")).hasSize(Gallery.MOST_DESIGNS);
        assertThat(Xml.texts(page, "p")).anyMatch(text -> text.startsWith("The first 60 of 70 designs"));
    }

    @Test
    void thereIsAnInputForEveryPixel() {
        QuestionReport question = Examples.cells(1, true).question();
        assertThatThrownBy(() -> new QuestionReport(
                        question.goals(), question.inputs(), 1, null, null, new QuestionReport.Pixels(65536, 65536, 0)))
                .hasMessage("Question: expected an input for each of 65536 × 65536 pixels, got 48");
    }
}
