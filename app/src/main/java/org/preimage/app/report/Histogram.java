package org.preimage.app.report;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Histograms of several groups above each other on one axis, each to its own height, with marked values and an
/// accepted band across all of them.
///
/// @param caption the figure in words
/// @param axis what the axis shows
/// @param domain the values shown; others are left out
/// @param lanes the groups, from above
/// @param guides what the groups are to be seen against
record Histogram(Caption caption, String axis, SolveReport.Range domain, List<Lane> lanes, Guides guides)
        implements Plot {
    private static final int BINS = 40;
    private static final double WIDTH = 510;
    private static final double LANE = 84;
    private static final double BAR = 56;
    private static final double MARK = 18;

    /// A group of values.
    ///
    /// @param name what it is
    /// @param css the class of its bars
    record Lane(String name, String css, List<Double> values) {}

    /// A marked value.
    record Mark(double at, String label) {}

    /// What values are seen against.
    ///
    /// @param marks marked values
    /// @param band the accepted values, null when there is no such thing
    record Guides(List<Mark> marks, SolveReport.@Nullable Range band) {}

    /// What a group holds within the domain.
    ///
    /// @param counts one per bin
    /// @param tallest the largest count, at least one
    private record Bins(List<Integer> counts, int tallest) {}

    @Override
    public void drawOn(Markup page) {
        double top = 8 + MARK * guides.marks().size();
        Frame frame = new Frame(16, top, WIDTH - 32, LANE * lanes.size());
        Svg svg = Svg.open(page, WIDTH, frame.bottom() + 46, caption);
        Scale scale = Scale.linear(domain, frame.left(), frame.right());
        band(svg, frame, scale);
        Axis.below(svg, frame, scale, axis);
        for (int i = 0; i < lanes.size(); i++) {
            lane(svg, lanes.get(i), new Frame(frame.left(), top + i * LANE, frame.width(), LANE));
        }
        for (int i = 0; i < guides.marks().size(); i++) {
            mark(svg, frame, scale.at(guides.marks().get(i).at()), i);
        }
        for (int i = 0; i < lanes.size(); i++) {
            svg.text(frame.left() + 4, top + i * LANE + 16, heading(lanes.get(i)), "note halo");
        }
        svg.close();
    }

    private void band(Svg svg, Frame frame, Scale scale) {
        if (guides.band() != null) {
            double from = Math.max(frame.left(), scale.at(guides.band().lo()));
            double to = Math.min(frame.right(), scale.at(guides.band().hi()));
            if (from < to) {
                svg.rectangle(new Frame(from, frame.top(), Math.max(1, to - from), frame.height()), "band");
            }
        }
    }

    private void mark(Svg svg, Frame frame, double x, int row) {
        if (x < frame.left() || x > frame.right()) {
            return;
        }
        double y = MARK * (row + 1) - 4;
        svg.line(x, y - 8, x, frame.bottom(), "mark");
        boolean flip = x > frame.left() + 0.55 * frame.width();
        svg.text(flip ? x - 5 : x + 5, y, guides.marks().get(row).label(), flip ? "note end" : "note");
    }

    private void lane(Svg svg, Lane lane, Frame frame) {
        Bins bins = bins(lane);
        double floor = frame.bottom() - 1;
        double step = frame.width() / BINS;
        for (int i = 0; i < BINS; i++) {
            int count = bins.counts().get(i);
            if (count > 0) {
                double height = Math.max(2, BAR * count / bins.tallest());
                Frame bar = new Frame(frame.left() + i * step + 0.5, floor - height, step - 1, height);
                svg.bar(bar, lane.css(), hover(i, count));
            }
        }
        svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
    }

    private String hover(int bin, int count) {
        double width = (domain.hi() - domain.lo()) / BINS;
        double from = domain.lo() + bin * width;
        return count + " between " + Numeral.of(from) + " and " + Numeral.of(from + width);
    }

    private String heading(Lane lane) {
        int all = lane.values().size();
        int inside = (int) lane.values().stream().filter(domain::contains).count();
        return inside == all ? lane.name() + ": " + all : lane.name() + ": " + inside + " of " + all + " shown";
    }

    private Bins bins(Lane lane) {
        int[] counts = new int[BINS];
        double width = domain.hi() - domain.lo();
        List<Double> shown = lane.values().stream().filter(domain::contains).toList();
        int tallest = 1;
        for (double value : shown) {
            int bin = width > 0 ? Math.min(BINS - 1, (int) ((value - domain.lo()) / width * BINS)) : BINS / 2;
            tallest = Math.max(tallest, ++counts[bin]);
        }
        return new Bins(Arrays.stream(counts).boxed().toList(), tallest);
    }
}
