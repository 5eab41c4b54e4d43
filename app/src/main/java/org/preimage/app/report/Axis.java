package org.preimage.app.report;

/// Draws ticks, their grid lines and their numbers along a frame.
final class Axis {
    private Axis() {}

    /// The axis below the frame.
    static void below(Svg svg, Frame frame, Scale scale, String label) {
        for (Scale.Tick tick : scale.ticks((int) (frame.width() / 80) + 1)) {
            double x = scale.at(tick.value());
            svg.line(x, frame.top(), x, frame.bottom(), "grid");
            svg.text(x, frame.bottom() + 17, tick.label(), "tick middle");
        }
        svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
        String fitted = Label.fitted(label, frame.width());
        svg.text(frame.left() + frame.width() / 2, frame.bottom() + 38, fitted, "label middle");
    }

    /// The axis left of the frame.
    static void beside(Svg svg, Frame frame, Scale scale, String label) {
        for (Scale.Tick tick : scale.ticks((int) (frame.height() / 50) + 1)) {
            double y = scale.at(tick.value());
            svg.line(frame.left(), y, frame.right(), y, "grid");
            svg.text(frame.left() - 8, y + 4, tick.label(), "tick end");
        }
        svg.line(frame.left(), frame.top(), frame.left(), frame.bottom(), "axis");
        double middle = frame.top() + frame.height() / 2;
        svg.upward(frame.left() - 50, middle, Label.fitted(label, frame.height()), "label middle");
    }
}
