package org.preimage.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One vertical axis per input over its side of the box, and one line per design.
///
/// @param caption the figure in words
/// @param axes the inputs, at least one
/// @param groups the designs in the order they are drawn, the last on top
record ParallelCoordinates(Caption caption, List<QuestionReport.Input> axes, List<Group> groups) implements Plot {
    private static final double WIDTH = 1060;
    private static final double MARGIN = 76;
    /// With more lines than these a group becomes one path, whose lines have no names of their own.
    private static final int MOST_NAMED = 200;

    /// Designs drawn alike.
    ///
    /// @param css the class of their lines
    record Group(String css, List<Line> lines) {}

    /// A design.
    ///
    /// @param hover what to say when the pointer rests on it
    /// @param values one per axis
    record Line(String hover, List<Double> values) {}

    @Override
    public void drawOn(Markup page) {
        double between = axes.size() > 1 ? (WIDTH - 2 * MARGIN) / (axes.size() - 1) : 0;
        double left = axes.size() > 1 ? MARGIN : WIDTH / 2;
        Frame frame = new Frame(left, 50, between * (axes.size() - 1), 270);
        Svg svg = Svg.open(page, WIDTH, frame.bottom() + 16, caption);
        List<Scale> scales = scales(frame);
        int lines = groups.stream().mapToInt(group -> group.lines().size()).sum();
        for (Group group : groups) {
            group(svg, group, lines <= MOST_NAMED, values -> path(values, scales, left, between));
        }
        double room = axes.size() > 1 ? Math.min(between - 10, 2 * MARGIN) : WIDTH;
        for (int j = 0; j < axes.size(); j++) {
            axis(svg, frame, axes.get(j), scales.get(j), left + j * between);
            String name = Label.of(axes.get(j).name(), axes.get(j).unit());
            svg.name(left + j * between, frame.top() - 14, name, room, "label middle");
        }
        svg.close();
    }

    private List<Scale> scales(Frame frame) {
        List<Scale> scales = new ArrayList<>();
        for (int j = 0; j < axes.size(); j++) {
            int axis = j;
            List<Double> values = groups.stream()
                    .flatMap(group -> group.lines().stream())
                    .map(line -> line.values().get(axis))
                    .toList();
            scales.add(Scale.linear(axes.get(j).bounds().including(values), frame.bottom(), frame.top()));
        }
        return scales;
    }

    private static void group(Svg svg, Group group, boolean named, Function<List<Double>, SvgPath> path) {
        SvgPath all = new SvgPath();
        for (Line line : group.lines()) {
            if (named) {
                svg.path(path.apply(line.values()), "design " + group.css(), line.hover());
            } else {
                all.add(path.apply(line.values()));
            }
        }
        svg.path(all, "design many " + group.css());
    }

    private static SvgPath path(List<Double> values, List<Scale> scales, double left, double between) {
        SvgPath path = new SvgPath();
        if (scales.size() == 1) {
            double y = scales.getFirst().at(values.getFirst());
            return path.move(left - 20, y).line(left + 20, y);
        }
        path.move(left, scales.getFirst().at(values.getFirst()));
        for (int j = 1; j < scales.size(); j++) {
            path.line(left + j * between, scales.get(j).at(values.get(j)));
        }
        return path;
    }

    private static void axis(Svg svg, Frame frame, QuestionReport.Input input, Scale scale, double x) {
        svg.line(x, frame.top(), x, frame.bottom(), "axis strong");
        for (Scale.Tick tick : input.ticks(scale, 5)) {
            double y = scale.at(tick.value());
            svg.line(x - 4, y, x, y, "axis strong");
            svg.text(x - 7, y + 4, tick.label(), "tick end halo");
        }
    }
}
