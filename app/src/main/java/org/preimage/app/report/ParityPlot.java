package org.preimage.app.report;

import java.util.Arrays;
import java.util.List;

/// Predicted against true values of held-out pairs, with the diagonal of a perfect surrogate and the target.
///
/// @param caption the figure in words
/// @param goal the output and its target
/// @param points (true, predicted), at least one; the first of them are drawn
record ParityPlot(Caption caption, QuestionReport.Goal goal, List<ModelReport.Point> points) implements Plot {
    /// No more points than these are drawn.
    static final int MOST_POINTS = 500;

    private static final double WIDTH = 510;
    private static final double SIDE = 330;

    @Override
    public void drawOn(Markup page) {
        Frame frame = new Frame(92, 14, WIDTH - 92 - 20, SIDE);
        Svg svg = Svg.open(page, WIDTH, frame.bottom() + 46, caption);
        List<ModelReport.Point> drawn = points.subList(0, Math.min(MOST_POINTS, points.size()));
        SolveReport.Range domain = CurvePlot.hull(
                        drawn.stream().map(ModelReport.Point::x).toList())
                .including(drawn.stream().map(ModelReport.Point::y).toList());
        Scale x = Scale.linear(domain, frame.left() + 6, frame.right() - 6);
        Scale y = Scale.linear(domain, frame.bottom() - 6, frame.top() + 6);
        Axis.below(svg, frame, x, Label.of("true " + goal.output(), goal.unit()));
        Axis.beside(svg, frame, y, Label.of("predicted " + goal.output(), goal.unit()));
        svg.line(x.at(domain.lo()), y.at(domain.lo()), x.at(domain.hi()), y.at(domain.hi()), "diagonal");
        SvgPath dots = new SvgPath();
        drawn.forEach(point -> dots.dot(x.at(point.x()), y.at(point.y())));
        svg.path(dots, "dots held-out");
        for (Double at : Arrays.asList(goal.target(), goal.from(), goal.to())) {
            if (at != null && domain.contains(at)) {
                target(svg, frame, y.at(at));
            }
        }
        svg.close();
    }

    private static void target(Svg svg, Frame frame, double y) {
        svg.line(frame.left(), y, frame.right(), y, "mark");
        boolean high = y < frame.top() + frame.height() / 2; // where the diagonal is not
        double x = high ? frame.left() + 6 : frame.right() - 6;
        svg.text(x, y - 5, "target", high ? "note halo" : "note end halo");
    }
}
