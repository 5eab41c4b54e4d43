package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentPagesTest {
    private static final Chart.Point NOTHING = new Chart.Point(0, Double.NaN);

    private static final Document PAGE = new Document(
            "A page",
            List.of(new Document.Section(
                    "Part <one>",
                    List.of(
                            new Document.Text("Words & more, of `a < b`."),
                            new Document.Table(
                                    "A caption", List.of("name", "value"), List.of(List.of("a|b", "1.0e-2"))),
                            new Document.Picture(
                                    "lines",
                                    new Chart.Lines(
                                            "Lines",
                                            "One falls",
                                            new Chart.Axis("x", true),
                                            new Chart.Axis("y", true),
                                            List.of(new Chart.Line(
                                                    "falling",
                                                    List.of(
                                                            new Chart.Point(1, 1e-2),
                                                            NOTHING,
                                                            new Chart.Point(100, 1e-8)))))),
                            new Document.Picture(
                                    "panels",
                                    new Chart.Panels(
                                            "Panels",
                                            "Dots",
                                            0,
                                            1,
                                            List.of(new Chart.Panel(
                                                    "p", "n", List.of(new Chart.Point(0.5, 2)), List.of())))),
                            new Document.Picture(
                                    "rows",
                                    new Chart.Rows(
                                            "Rows",
                                            "Marks",
                                            "seconds",
                                            List.of("one", "two"),
                                            List.of(new Chart.Row("r", List.of(0.5, 0.0))))),
                            new Document.Picture(
                                    "tiles",
                                    new Chart.Tiles(
                                            "Tiles",
                                            "Images",
                                            2,
                                            List.of(new Chart.Tile("two by two", List.of(1.0, 1.0, 0.0, 0.25)))))))));

    @Test
    void theHtmlPageIsWellFormedAndStandsAlone() {
        String html = DocumentPages.html(PAGE);
        org.w3c.dom.Document page = Xml.parsed(html);
        assertThat(Xml.all(page, "svg")).hasSize(4);
        assertThat(html)
                .contains("scale(48.000000)")
                .contains("d=\"M1 1H2V2H1z\" class=\"pixels\" fill-opacity=\"0.25\"")
                .contains("d=\"M0 0H2V1H0z\" class=\"pixels\" fill-opacity=\"1.00\"");
        assertThat(Xml.all(page, "td")).hasSize(1);
        assertThat(html).contains("<p>Words &amp; more, of <code>a &lt; b</code>.</p>");
        assertThat(html).doesNotContain("NaN").contains("Part &lt;one&gt;");
    }

    @Test
    void everyFigureIsAFileOfItsOwnWithItsStyle() {
        assertThat(DocumentPages.figures(PAGE)).containsOnlyKeys("lines", "panels", "rows", "tiles");
        DocumentPages.figures(PAGE)
                .values()
                .forEach(svg -> assertThat(Xml.all(Xml.parsed(svg), "style")).hasSize(1));
    }

    @Test
    void theMarkdownHasTheSameTablesAndLinksTheFigures() {
        assertThat(DocumentPages.markdown(PAGE, "figures"))
                .startsWith("# A page\n")
                .contains("| name | value |\n|---|--:|\n| a\\|b | 1.0e-2 |")
                .contains("](figures/lines.svg)");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Document.Table("c", List.of("one"), List.of(List.of("1", "2"))))
                .hasMessageContaining("expected rows of 1 cells, found [1, 2]");
    }

    @Test
    void anImageOfAnotherSizeIsRefused() {
        List<Chart.Tile> tiles = List.of(new Chart.Tile("short", List.of(1.0, 0.0, 1.0)));
        assertThatThrownBy(() -> new Chart.Tiles("t", "d", 2, tiles))
                .hasMessageContaining("expected 4 pixels, found 3");
    }
}
