package org.preimage.app.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws charts.
final class ChartDrawing {
    /// How many lines can be told apart; further ones look like the first.
    private static final int STYLES = 12;

    private static final double WIDTH = 760;
    private static final double LEGEND = 190;
    private static final double LINE = 19;
    private static final double HEIGHT = 320;
    private static final double PANEL = 168;
    private static final double GAP = 14;
    private static final int ACROSS = 4;
    private static final double ROW = 24;
    private static final int TILES_ACROSS = 7;
    private static final double TILE = 96;

    private final Markup page;
    private final String css;

    /// @param css the style sheet that each drawing holds itself; empty where the page has it
    ChartDrawing(Markup page, String css) {
        this.page = page;
        this.css = css;
    }

    void draw(Chart chart) {
        switch (chart) {
            case Chart.Lines lines -> draw(lines);
            case Chart.Panels panels -> draw(panels);
            case Chart.Rows rows -> draw(rows);
            case Chart.Tiles tiles -> draw(tiles);
        }
    }

    private Svg open(double width, double height, Chart chart) {
        Svg svg = Svg.open(page, width, height, new Caption(chart.title(), chart.description()));
        if (!css.isEmpty()) {
            page.style(css);
        }
        return svg;
    }

    private void draw(Chart.Lines chart) {
        double height = Math.max(HEIGHT, chart.lines().size() * LINE + 10);
        Frame frame = new Frame(76, 14, WIDTH - 76 - LEGEND, height);
        Svg svg = open(WIDTH, frame.bottom() + 48, chart);
        Scale x = scale(chart, chart.x(), Chart.Point::x, frame.left(), frame.right());
        Scale y = scale(chart, chart.y(), Chart.Point::y, frame.bottom(), frame.top());
        Axis.below(svg, frame, x, chart.x().label());
        Axis.beside(svg, frame, y, chart.y().label());
        for (int i = 0; i < chart.lines().size(); i++) {
            Chart.Line line = chart.lines().get(i);
            SvgPath path = new SvgPath();
            SvgPath dots = new SvgPath();
            for (Chart.Point point : shown(chart, line)) {
                double px = x.at(point.x());
                double py = y.at(point.y());
                if (path.isEmpty()) {
                    path.move(px, py);
                } else {
                    path.line(px, py);
                }
                dots.dot(px, py);
            }
            svg.path(path, "curve " + style(i), line.name());
            svg.path(dots, "dots " + style(i));
            key(svg, frame.right() + 16, frame.top() + 8 + i * LINE, i, line.name());
        }
        svg.close();
    }

    private static void key(Svg svg, double x, double y, int style, String name) {
        svg.line(x, y, x + 26, y, "curve " + style(style));
        svg.text(x + 33, y + 4, Label.fitted(name, LEGEND - 52), "label");
    }

    private static String style(int i) {
        return "s" + i % STYLES;
    }

    private static List<Chart.Point> shown(Chart.Lines chart, Chart.Line line) {
        return line.points().stream()
                .filter(point -> isShown(chart.x(), point.x()) && isShown(chart.y(), point.y()))
                .toList();
    }

    private static boolean isShown(Chart.Axis axis, double value) {
        return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
    }

    private static Scale scale(
            Chart.Lines chart, Chart.Axis axis, ToDoubleFunction<Chart.Point> of, double from, double to) {
        double[] values = chart.lines().stream()
                .flatMap(line -> shown(chart, line).stream())
                .mapToDouble(of)
                .sorted()
                .toArray();
        SolveReport.Range range = values.length == 0
                ? new SolveReport.Range(1, 10)
                : new SolveReport.Range(values[0], values[values.length - 1]);
        return axis.logarithmic() ? Scale.log(range, from, to) : Scale.linear(range, from, to);
    }

    private void draw(Chart.Panels chart) {
        int rows = (chart.panels().size() + ACROSS - 1) / ACROSS;
        int across = Math.min(ACROSS, chart.panels().size());
        Svg svg = open(across * (PANEL + GAP) + GAP, rows * (PANEL + 48) + GAP, chart);
        SolveReport.Range range = new SolveReport.Range(chart.low(), chart.high());
        for (int i = 0; i < chart.panels().size(); i++) {
            Chart.Panel panel = chart.panels().get(i);
            int row = i / ACROSS;
            Frame frame = new Frame(GAP + i % ACROSS * (PANEL + GAP), 20 + row * (PANEL + 48), PANEL, PANEL);
            svg.rectangle(frame, "cell");
            Scale x = Scale.linear(range, frame.left(), frame.right());
            Scale y = Scale.linear(range, frame.bottom(), frame.top());
            svg.path(dots(panel.backdrop(), chart, x, y), "dots pairs");
            svg.path(dots(panel.dots(), chart, x, y), "dots on");
            svg.text(frame.left(), frame.top() - 6, Label.fitted(panel.name(), PANEL), "label");
            svg.text(frame.left(), frame.bottom() + 14, Label.fitted(panel.note(), PANEL), "tick");
        }
        svg.close();
    }

    private static SvgPath dots(List<Chart.Point> points, Chart.Panels chart, Scale x, Scale y) {
        SvgPath dots = new SvgPath();
        for (Chart.Point point : points) {
            if (point.x() >= chart.low()
                    && point.x() <= chart.high()
                    && point.y() >= chart.low()
                    && point.y() <= chart.high()) {
                dots.dot(x.at(point.x()), y.at(point.y()));
            }
        }
        return dots;
    }

    private void draw(Chart.Rows chart) {
        Frame frame = new Frame(LEGEND, 14, WIDTH - 2 * LEGEND, chart.rows().size() * ROW);
        Svg svg = open(WIDTH, frame.bottom() + 48, chart);
        double[] values = chart.rows().stream()
                .flatMap(row -> row.values().stream())
                .mapToDouble(value -> value)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        SolveReport.Range range = values.length == 0
                ? new SolveReport.Range(1, 10)
                : new SolveReport.Range(values[0], values[values.length - 1]);
        Scale x = Scale.log(range, frame.left(), frame.right());
        Axis.below(svg, frame, x, chart.axis());
        for (int r = 0; r < chart.rows().size(); r++) {
            Chart.Row row = chart.rows().get(r);
            double y = frame.top() + (r + 0.5) * ROW;
            svg.line(frame.left(), y, frame.right(), y, "grid");
            svg.text(frame.left() - 8, y + 4, Label.fitted(row.name(), frame.left() - 12), "label end");
            for (int i = 0; i < row.values().size(); i++) {
                if (row.values().get(i) > 0) {
                    svg.path(new SvgPath().dot(x.at(row.values().get(i)), y), "dots mark" + i);
                }
            }
        }
        for (int i = 0; i < chart.marks().size(); i++) {
            double y = frame.top() + 8 + i * LINE;
            svg.path(new SvgPath().dot(frame.right() + 24, y), "dots mark" + i);
            svg.text(frame.right() + 36, y + 4, chart.marks().get(i), "label");
        }
        svg.close();
    }

    private void draw(Chart.Tiles chart) {
        int rows = (chart.tiles().size() + TILES_ACROSS - 1) / TILES_ACROSS;
        double width = TILES_ACROSS * (TILE + GAP);
        Svg svg = open(width, rows * (TILE + 30), chart);
        for (int i = 0; i < chart.tiles().size(); i++) {
            int row = i / TILES_ACROSS;
            Frame frame = new Frame(i % TILES_ACROSS * (TILE + GAP), row * (TILE + 30), TILE, TILE);
            svg.rectangle(frame, "cell");
            svg.openScaled(frame.left(), frame.top(), TILE / chart.side());
            CellDrawing.draw(svg, chart.tiles().get(i).shades(), chart.side());
            svg.close();
            svg.text(
                    frame.left(),
                    frame.bottom() + 16,
                    Label.fitted(chart.tiles().get(i).note(), TILE + GAP),
                    "tick");
        }
        svg.close();
    }
}
