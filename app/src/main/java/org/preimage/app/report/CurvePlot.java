package org.preimage.app.report;

import java.util.List;

/// Losses over the epochs, on a logarithmic scale when all of them are positive.
///
/// @param caption the figure in words
/// @param curves the losses of one model, at least one
record CurvePlot(Caption caption, List<ModelReport.Curve> curves) implements Plot {
    /// How many curves can be told apart by their classes; further ones use those again.
    static final int STYLES = 6;

    private static final double WIDTH = 510;
    private static final int MOST_POINTS = 500;

    @Override
    public void drawOn(Markup page) {
        Frame frame = new Frame(72, 14, WIDTH - 72 - 20, 240);
        Svg svg = Svg.open(page, WIDTH, frame.bottom() + 46, caption);
        List<ModelReport.Point> points =
                curves.stream().flatMap(curve -> curve.losses().stream()).toList();
        SolveReport.Range epochs =
                hull(points.stream().map(ModelReport.Point::x).toList());
        SolveReport.Range losses =
                hull(points.stream().map(ModelReport.Point::y).toList());
        Scale x = Scale.linear(epochs, frame.left(), frame.right());
        boolean log = losses.lo() > 0;
        Scale y = log
                ? Scale.log(losses, frame.bottom(), frame.top())
                : Scale.linear(losses, frame.bottom(), frame.top());
        Axis.below(svg, frame, x, "epoch");
        Axis.beside(svg, frame, y, log ? "loss, logarithmic" : "loss");
        for (int i = 0; i < curves.size(); i++) {
            svg.path(
                    path(curves.get(i), x, y),
                    "curve s" + i % STYLES,
                    curves.get(i).name());
        }
        svg.close();
    }

    /// The smallest interval that holds the values, of which there is at least one.
    static SolveReport.Range hull(List<Double> values) {
        return new SolveReport.Range(values.getFirst(), values.getFirst()).including(values);
    }

    private static SvgPath path(ModelReport.Curve curve, Scale x, Scale y) {
        List<ModelReport.Point> points = curve.losses();
        int stride = 1 + (points.size() - 1) / MOST_POINTS;
        SvgPath path = new SvgPath();
        path.move(x.at(points.getFirst().x()), y.at(points.getFirst().y()));
        for (int i = 0; i < points.size(); i += stride) {
            path.line(x.at(points.get(i).x()), y.at(points.get(i).y()));
        }
        return path.line(x.at(points.getLast().x()), y.at(points.getLast().y()));
    }
}
