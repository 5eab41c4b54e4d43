package org.preimage.app.report;

/// The `d` attribute of a path, written short: one path holds all marks of a group.
final class SvgPath {
    private final StringBuilder out = new StringBuilder();

    SvgPath move(double x, double y) {
        return step('M', x, y);
    }

    SvgPath line(double x, double y) {
        return step('L', x, y);
    }

    /// A dot: a stroke of no length, round where the style gives it round ends.
    SvgPath dot(double x, double y) {
        step('M', x, y);
        out.append("h0");
        return this;
    }

    /// A closed rectangle.
    SvgPath box(Frame frame) {
        step('M', frame.left(), frame.top());
        out.append('H').append(coordinate(frame.right()));
        out.append('V').append(coordinate(frame.bottom()));
        out.append('H').append(coordinate(frame.left())).append('z');
        return this;
    }

    /// All of another path.
    SvgPath add(SvgPath other) {
        out.append(other.out);
        return this;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    private SvgPath step(char command, double x, double y) {
        out.append(command).append(coordinate(x)).append(' ').append(coordinate(y));
        return this;
    }

    /// The number with at most one decimal, which is below what a screen shows.
    ///
    /// @throws IllegalArgumentException when it is not finite
    static String coordinate(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Coordinate: expected a finite number, got " + value);
        }
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
