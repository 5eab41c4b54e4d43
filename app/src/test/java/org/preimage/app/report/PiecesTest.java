package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Design;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PiecesTest {
    private static final SolveReport SINE = Examples.sinewave();

    /// The sinewave's 100 designs, on these pieces by turns.
    private static SolveReport on(int components, int... pieces) {
        List<Design> designs = SINE.answer().designs();
        List<Integer> piece = IntStream.range(0, designs.size())
                .mapToObj(i -> pieces[i % pieces.length])
                .toList();
        Coverage coverage = new Coverage("even", piece, components, 1500, 500, 0.002, null);
        Answer answer = new Answer(designs, SINE.answer().candidates(), "sinewave", coverage);
        return new SolveReport(SINE.title(), SINE.question(), answer, SINE.model(), SINE.provenance());
    }

    @Test
    void everyPieceIsDrawnInItsOwnColorAndShapeAndCounted() {
        SolveReport report = on(4, 2, 3, 2, 1, 2);
        Pieces pieces = Pieces.of(report);
        assertThat(pieces.sentence())
                .isEqualTo(
                        "Of the 4 separate pieces of the solution set that were found, 3 have designs on target, 100 in"
                                + " all: 60 on piece 2, 20 on piece 1, 20 on piece 3.");
        Document page = Xml.parsed(HtmlReport.render(report));
        assertThat(Xml.texts(page, "p")).contains(pieces.sentence());
        assertThat(Xml.all(page, "span", "key dot cross c1")
                        .getFirst()
                        .getParentNode()
                        .getTextContent()
                        .strip())
                .isEqualTo("on target, piece 1");
        assertThat(strokes(page, "dots dot c0", 1)).isEqualTo(60);
        assertThat(strokes(page, "dots cross c1", 2)).isEqualTo(20);
        assertThat(strokes(page, "dots triangle c2", 1)).isEqualTo(20);
        assertThat(Xml.all(page, "path", "dots dot on")).isEmpty();
    }

    /// The strokes of the only figure of this class, over how many a mark has.
    private static int strokes(Document page, String css, int ofAMark) {
        List<Element> paths = Xml.all(page, "path", css);
        assertThat(paths).hasSize(1);
        return (int) paths.getFirst()
                        .getAttribute("d")
                        .chars()
                        .filter(c -> c == 'M')
                        .count()
                / ofAMark;
    }

    @Test
    void noTwoOfManyPiecesLookAlikeAndTheRestIsToldApart() {
        int[] every = IntStream.rangeClosed(0, 16).toArray();
        List<Pieces.Group> groups = Pieces.of(on(16, every)).groups();
        assertThat(groups.stream().map(group -> group.css() + group.marker()))
                .hasSize(13)
                .doesNotHaveDuplicates();
        assertThat(groups.getLast().name()).isEqualTo("on target, elsewhere");
        assertThat(groups.stream().mapToInt(group -> group.inputs().size()).sum())
                .isEqualTo(100);
        assertThat(Pieces.of(on(16, every)).sentence()).contains("16 have designs", " 6 on none that is known");
    }

    @Test
    void onePieceNeedsNoColors() {
        Pieces one = Pieces.of(on(1, 1));
        assertThat(one.groups()).extracting(Pieces.Group::css).containsExactly("on");
        assertThat(one.sentence()).isEqualTo("One piece of the solution set was found; designs on target: 100.");
        assertThat(Pieces.of(SINE).sentence()).isEmpty();
        assertThat(Pieces.of(SINE).groups().getFirst().inputs()).hasSize(100);
    }
}
