package org.preimage.jmh.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What the measurements look like on paper.
final class PageTest {
    private static final Scaling.Sweep SWEEP = new Scaling.Sweep(
            "rows of a batch",
            new int[] {256, 1024, 4096, 16_384, 65_536},
            1024,
            Map.of(
                    ScalingStep.Kind.INN, new double[] {1.26, 1, 0.9, 0.7, 1.2},
                    ScalingStep.Kind.LIKELIHOOD, new double[] {1, 1, 4, 1, 1.2}));

    @Test
    void tablesAreMarkdown() {
        Table table = new Table("a", "b");
        table.row(Table.number(1234.5), Table.number(0.12345));
        assertThat(table).hasToString("| a | b |\n|---|---|\n| 1235 | 0.123 |\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("c"))
                .withMessage("Table: expected 2 cells, found 1");
    }

    @Test
    void sharesAreOfTheTheoryWhereItIsKnown() {
        Peaks known = new Peaks(4e9, 120e9, 32);
        assertThat(known.page()).contains("128.0 GFLOP/s (32 a cycle)", "93.8 %", "**missed**");
        assertThat(known.floor(128e9, 2)).isEqualTo(500);
        Peaks unknown = new Peaks(4e9, 120e9, 0);
        assertThat(unknown.page()).contains("unknown for this processor");
        assertThat(unknown.floor(120e9, 1)).isEqualTo(1000);
    }

    @Test
    void scalingIsFlatWithinTheBand() {
        assertThat(new Scaling(List.of(SWEEP)).page().lines().skip(2))
                .containsExactly(
                        "| rows of a batch | 256 | 1.26 | 1.00 | **missed** |",
                        "| rows of a batch | 1024 | 1.00 | 1.00 | is 1 |",
                        "| rows of a batch | 4096 | 0.900 | 4.00 | **missed** |",
                        "| rows of a batch | 16384 | 0.700 | 1.00 | cheaper |",
                        "| rows of a batch | 65536 | 1.20 | 1.20 | met |");
    }

    /// One circle for each value and two in the legend; a value beyond the axis is written out.
    @Test
    void theDrawingIsXmlAndHasEveryValue() throws Exception {
        byte[] svg = ScalingPicture.of(new Scaling(List.of(SWEEP))).getBytes(StandardCharsets.UTF_8);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement();
        NodeList circles = root.getElementsByTagName("circle");
        assertThat(circles.getLength()).isEqualTo(10 + 2);
        // 215 pixels stand for 2, from 265 up
        assertThat(((Element) circles.item(0)).getAttribute("cy")).isEqualTo("129.6");
        assertThat(new String(svg, StandardCharsets.UTF_8)).contains(">4.0</text>");
    }
}
