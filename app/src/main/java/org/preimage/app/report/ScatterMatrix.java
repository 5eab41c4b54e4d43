package org.preimage.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Every input against every other, and on the diagonal how each is spread over its side of the box.
///
/// @param caption the figure in words
/// @param axes the inputs, at least one
/// @param backdrop points behind all others, with bars to a height of their own
/// @param clouds groups of points in the order they are drawn, the last on top
record ScatterMatrix(Caption caption, List<QuestionReport.Input> axes, Cloud backdrop, List<Cloud> clouds)
        implements Plot {
    /// No more points of a group than these are drawn.
    static final int MOST_POINTS = 500;

    private static final double WIDTH = 1060;
    private static final double LEFT = 84;
    private static final double LARGEST_CELL = 300;
    private static final double GAP = 14;
    private static final double INSET = 9;
    private static final int BINS = 24;

    /// Points drawn alike.
    ///
    /// @param css the class of their marks and bars
    /// @param points one value per axis each
    record Cloud(String css, Marker marker, List<List<Double>> points) {
        /// Dots.
        Cloud(String css, List<List<Double>> points) {
            this(css, Marker.DOT, points);
        }

        Cloud {
            points = List.copyOf(points.subList(0, Math.min(MOST_POINTS, points.size())));
        }

        /// The values on one axis.
        private List<Double> column(int axis) {
            return points.stream().map(point -> point.get(axis)).toList();
        }
    }

    @Override
    public void drawOn(Markup page) {
        double cell = Math.min(LARGEST_CELL, (WIDTH - LEFT - 10) / axes.size() - GAP);
        double side = axes.size() * (cell + GAP);
        Svg svg = Svg.open(page, LEFT + side + 10, side + 66, caption);
        for (int row = 0; row < axes.size(); row++) {
            for (int column = 0; column <= row; column++) {
                Frame frame = new Frame(LEFT + column * (cell + GAP), 10 + row * (cell + GAP), cell, cell);
                svg.rectangle(frame, "cell");
                if (row == column) {
                    spread(svg, frame, row);
                } else {
                    scatter(svg, frame, row, column);
                }
                labels(svg, frame, row, column);
            }
        }
        svg.close();
    }

    private void scatter(Svg svg, Frame frame, int row, int column) {
        Scale x = scale(column, frame.left() + INSET, frame.right() - INSET);
        Scale y = scale(row, frame.bottom() - INSET, frame.top() + INSET);
        for (Cloud cloud : all()) {
            SvgPath marks = new SvgPath();
            for (List<Double> point : cloud.points()) {
                cloud.marker().draw(marks, x.at(point.get(column)), y.at(point.get(row)));
            }
            svg.path(marks, "dots " + cloud.marker().css() + " " + cloud.css());
        }
    }

    private void spread(Svg svg, Frame frame, int axis) {
        bars(svg, frame, axis, List.of(backdrop));
        bars(svg, frame, axis, clouds);
    }

    /// Bars of the clouds on top of each other.
    private void bars(Svg svg, Frame frame, int axis, List<Cloud> together) {
        Scale bin = scale(axis, 0, BINS);
        int[][] upTo = new int[together.size() + 1][BINS];
        for (int i = 0; i < together.size(); i++) {
            upTo[i + 1] = upTo[i].clone();
            for (double value : together.get(i).column(axis)) {
                upTo[i + 1][Math.clamp((int) bin.at(value), 0, BINS - 1)]++;
            }
        }
        double unit = 0.85
                * frame.height()
                / Math.max(1, Arrays.stream(upTo[together.size()]).max().orElse(0));
        for (int i = 0; i < together.size(); i++) {
            svg.path(
                    outline(upTo[i], upTo[i + 1], frame, unit),
                    "bars " + together.get(i).css());
        }
    }

    /// @param unit the height of one point
    private static SvgPath outline(int[] from, int[] to, Frame frame, double unit) {
        double step = (frame.width() - 2 * INSET) / BINS;
        SvgPath bars = new SvgPath();
        for (int i = 0; i < BINS; i++) {
            double left = frame.left() + INSET + i * step;
            double bottom = frame.bottom() - unit * from[i];
            double top = frame.bottom() - unit * to[i];
            if (to[i] > from[i]) {
                bars.move(left, bottom).line(left, top).line(left + step, top).line(left + step, bottom);
            }
        }
        return bars;
    }

    private void labels(Svg svg, Frame frame, int row, int column) {
        if (row == axes.size() - 1) {
            Scale x = scale(column, frame.left() + INSET, frame.right() - INSET);
            for (Scale.Tick tick : ticks(axes.get(column), x, frame.width())) {
                svg.text(x.at(tick.value()), frame.bottom() + 15, tick.label(), "tick middle");
            }
            double middle = frame.left() + frame.width() / 2;
            svg.name(middle, frame.bottom() + 48, name(column), frame.width() + GAP, "label middle");
        }
        if (column == 0 && row > 0) {
            Scale y = scale(row, frame.bottom() - INSET, frame.top() + INSET);
            for (Scale.Tick tick : ticks(axes.get(row), y, frame.width())) {
                svg.text(frame.left() - 7, y.at(tick.value()) + 4, tick.label(), "tick end");
            }
        }
        if (column == 0) {
            double middle = frame.top() + frame.height() / 2;
            List<String> lines = Label.wrapped(name(row), frame.height() + GAP, 2);
            for (int i = 0; i < lines.size(); i++) {
                svg.upward(frame.left() - 68 + 14 * i, middle, lines.get(i), "label middle");
            }
        }
    }

    /// As many round values as have room side by side.
    private static List<Scale.Tick> ticks(QuestionReport.Input input, Scale scale, double width) {
        int about = 4;
        List<Scale.Tick> ticks = input.ticks(scale, about);
        while (about > 1 && Label.width(ticks) > 0.9 * width) {
            ticks = input.ticks(scale, --about);
        }
        return ticks;
    }

    private List<Cloud> all() {
        List<Cloud> all = new ArrayList<>(List.of(backdrop));
        all.addAll(clouds);
        return all;
    }

    private String name(int axis) {
        return Label.of(axes.get(axis).name(), axes.get(axis).unit());
    }

    private Scale scale(int axis, double from, double to) {
        List<Double> values = new ArrayList<>();
        all().forEach(cloud -> values.addAll(cloud.column(axis)));
        return Scale.linear(axes.get(axis).bounds().including(values), from, to);
    }
}
