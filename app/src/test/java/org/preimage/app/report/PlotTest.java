package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.ModelReport.Curve;
import org.preimage.app.report.ModelReport.Point;
import org.preimage.app.report.QuestionReport.Goal;
import org.preimage.app.report.QuestionReport.Input;
import org.preimage.app.report.SolveReport.Range;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PlotTest {
    private static final Caption CAPTION = new Caption("title", "description");
    private static final Histogram.Guides NO_GUIDES = new Histogram.Guides(List.of(), null);

    @Test
    void countsWhatFallsIntoEachBar() {
        List<Double> values = List.of(0.0, 0.1, 0.1, 0.1, 0.99, 1.0, 1.01, -5.0);
        Document figure = histogram(new Range(0, 1), values, NO_GUIDES);
        List<Element> bars = Xml.all(figure, "rect", "bar");
        assertThat(bars.stream().map(Element::getTextContent).map(String::strip))
                .containsExactly("1 between 0 and 0.025", "3 between 0.1 and 0.125", "2 between 0.975 and 1");
        double tallest = Xml.number(bars.get(1), "height");
        assertThat(Xml.number(bars.getFirst(), "height")).isEqualTo(tallest / 3, within(0.1));
        assertThat(Xml.number(bars.getLast(), "height")).isEqualTo(tallest * 2 / 3, within(0.1));
        assertThat(Xml.texts(figure, "text")).contains("lane: 6 of 8 shown");
    }

    @Test
    void drawsTheBandAndTheMarksWhereTheAxisHasThem() {
        Histogram.Guides guides = new Histogram.Guides(
                List.of(new Histogram.Mark(0.5, "here"), new Histogram.Mark(7, "outside")), new Range(0.25, 3));
        Document figure = histogram(new Range(0, 1), List.of(0.5), guides);
        Element axis = Xml.all(figure, "line", "axis").getFirst();
        double left = Xml.number(axis, "x1");
        double width = Xml.number(axis, "x2") - left;
        Element band = Xml.all(figure, "rect", "band").getFirst();
        assertThat(Xml.number(band, "x")).isEqualTo(left + 0.25 * width, within(0.1));
        assertThat(Xml.number(band, "width")).isEqualTo(0.75 * width, within(0.1));
        assertThat(Xml.all(figure, "line", "mark")).hasSize(1);
        assertThat(Xml.number(Xml.all(figure, "line", "mark").getFirst(), "x1"))
                .isEqualTo(left + 0.5 * width, within(0.1));
    }

    @Test
    void drawsAHistogramOfNothingAndOfOneValue() {
        assertThat(Xml.all(histogram(new Range(0, 1), List.of(), NO_GUIDES), "rect"))
                .isEmpty();
        assertThat(Xml.all(histogram(new Range(3, 3), List.of(3.0), NO_GUIDES), "rect"))
                .hasSize(1);
    }

    @Test
    void drawsOneLinePerDesignThroughItsValues() {
        List<ParallelCoordinates.Line> lines = List.of(
                new ParallelCoordinates.Line("first", List.of(0.0, 10.0, 0.5)),
                new ParallelCoordinates.Line("second", List.of(1.0, 20.0, 0.5)));
        Document figure = parallel(3, lines);
        List<Element> paths = Xml.all(figure, "path", "design q0");
        List<Element> axes = Xml.all(figure, "line", "axis strong").stream()
                .filter(line -> line.getAttribute("x1").equals(line.getAttribute("x2")))
                .toList();
        assertThat(axes).hasSize(3);
        double top = Xml.number(axes.getFirst(), "y1");
        double bottom = Xml.number(axes.getFirst(), "y2");
        double[] first = coordinates(paths.getFirst());
        assertThat(first).hasSize(6);
        assertThat(first[0]).isEqualTo(Xml.number(axes.getFirst(), "x1"));
        assertThat(first[1]).isEqualTo(bottom);
        assertThat(first[3]).isEqualTo(bottom);
        assertThat(first[5]).isEqualTo(0.5 * (top + bottom));
        assertThat(coordinates(paths.getLast())[3]).isEqualTo(top);
        assertThat(paths.getLast().getTextContent().strip()).isEqualTo("second");
    }

    @Test
    void joinsManyDesignsIntoOnePath() {
        List<ParallelCoordinates.Line> lines = IntStream.range(0, 1000)
                .mapToObj(i -> new ParallelCoordinates.Line("", List.of(i / 1000.0, 10.0, 0.5)))
                .toList();
        List<Element> paths = Xml.all(parallel(3, lines), "path");
        assertThat(paths).hasSize(1);
        assertThat(coordinates(paths.getFirst())).hasSize(6000);
    }

    @Test
    void drawsASingleInput() {
        Document figure = parallel(1, List.of(new ParallelCoordinates.Line("", List.of(0.25))));
        assertThat(Xml.all(figure, "path")).hasSize(1);
        assertThat(Xml.all(scatter(1, 3), "path", "dots dot on")).isEmpty();
        assertThat(Xml.all(scatter(1, 3), "path", "bars on")).hasSize(1);
    }

    @Test
    void drawsEveryTwoInputsOnceAndCapsTheirPoints() {
        Document figure = scatter(4, 900);
        assertThat(Xml.all(figure, "rect", "cell")).hasSize(4 + 6);
        List<Element> dots = Xml.all(figure, "path", "dots dot on");
        assertThat(dots).hasSize(6);
        assertThat(dots).allMatch(path -> coordinates(path).length == 2 * ScatterMatrix.MOST_POINTS);
        assertThat(Xml.all(figure, "path", "bars on")).hasSize(4);
    }

    @Test
    void takesALogarithmicScaleOnlyForPositiveLosses() {
        assertThat(Xml.texts(curves(1, 0.1, 0.01), "text")).contains("loss, logarithmic", "0.1");
        assertThat(Xml.texts(curves(1, -0.5, -2), "text"))
                .contains("loss", "-2.0")
                .doesNotContain("loss, logarithmic");
        assertThat(Xml.texts(curves(0), "text")).contains("loss");
        assertThat(Xml.all(curves(3), "path")).hasSize(1);
    }

    @Test
    void drawsEqualRatiosOfALossAtEqualHeights() {
        double[] path = coordinates(Xml.all(curves(1, 0.1, 0.01), "path").getFirst());
        assertThat(path[5] - path[3]).isEqualTo(path[7] - path[5], within(0.11));
    }

    @Test
    void thinsLongCurvesButKeepsTheirEnd() {
        double[] losses =
                IntStream.range(0, 50_000).mapToDouble(i -> 1.0 / (i + 1)).toArray();
        double[] path = coordinates(Xml.all(curves(losses), "path").getFirst());
        assertThat(path.length).isLessThan(1100);
        double[] ends =
                coordinates(Xml.all(curves(losses[0], losses[49_999]), "path").getFirst());
        assertThat(path[path.length - 1]).isEqualTo(ends[ends.length - 1]);
    }

    @Test
    void putsPerfectPredictionsOnTheDiagonal() {
        List<Point> points = List.of(new Point(0, 0), new Point(1, 1), new Point(3, 3));
        Goal goal = new Goal("y", "", 2, 0.1, new Range(0, 3));
        Document figure = Xml.drawn(new ParityPlot(CAPTION, goal, points));
        double[] dots = coordinates(Xml.all(figure, "path").getFirst());
        Element diagonal = Xml.all(figure, "line", "diagonal").getFirst();
        assertThat(dots[0]).isEqualTo(Xml.number(diagonal, "x1"));
        assertThat(dots[1]).isEqualTo(Xml.number(diagonal, "y1"));
        assertThat(dots[4]).isEqualTo(Xml.number(diagonal, "x2"));
        assertThat(dots[5]).isEqualTo(Xml.number(diagonal, "y2"));
        assertThat(dots[2]).isEqualTo(dots[0] + (dots[4] - dots[0]) / 3, within(0.11));
        assertThat(Xml.texts(figure, "text")).contains("target");
    }

    @Test
    void leavesOutATargetBeyondThePoints() {
        Goal goal = new Goal("y", "", 9, 0.1, new Range(0, 3));
        Document figure = Xml.drawn(new ParityPlot(CAPTION, goal, List.of(new Point(1, 1))));
        assertThat(Xml.texts(figure, "text")).doesNotContain("target");
    }

    private static Document histogram(Range domain, List<Double> values, Histogram.Guides guides) {
        List<Histogram.Lane> lanes = List.of(new Histogram.Lane("lane", "bar", values));
        return Xml.drawn(new Histogram(CAPTION, "axis", domain, lanes, guides));
    }

    private static Document parallel(int axes, List<ParallelCoordinates.Line> lines) {
        List<Input> inputs = List.of(
                new Input("a", "", new Range(0, 1), false),
                new Input("b", "", new Range(10, 20), false),
                new Input("c", "", new Range(0, 1), false));
        return Xml.drawn(new ParallelCoordinates(
                CAPTION, inputs.subList(0, axes), List.of(new ParallelCoordinates.Group("q0", lines))));
    }

    private static Document scatter(int axes, int points) {
        List<Input> inputs = IntStream.range(0, axes)
                .mapToObj(j -> new Input("x" + j, "", new Range(0, 1), false))
                .toList();
        List<List<Double>> rows = IntStream.range(0, points)
                .mapToObj(i -> IntStream.range(0, axes)
                        .mapToObj(j -> (double) i / points)
                        .toList())
                .toList();
        ScatterMatrix.Cloud none = new ScatterMatrix.Cloud("pairs", List.of());
        return Xml.drawn(new ScatterMatrix(CAPTION, inputs, none, List.of(new ScatterMatrix.Cloud("on", rows))));
    }

    private static Document curves(double... losses) {
        List<Point> points = IntStream.range(0, losses.length)
                .mapToObj(i -> new Point(i + 1, losses[i]))
                .toList();
        return Xml.drawn(new CurvePlot(CAPTION, List.of(new Curve("prior", "training", points))));
    }

    /// The numbers of a path, x and y in turn.
    private static double[] coordinates(Element path) {
        return Stream.of(path.getAttribute("d").replace("h0", "").split("[ML]"))
                .filter(step -> !step.isEmpty())
                .flatMap(step -> Arrays.stream(step.split(" ")))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
