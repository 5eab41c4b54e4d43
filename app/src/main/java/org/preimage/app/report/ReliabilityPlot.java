package org.preimage.app.report;

import java.util.List;

/// The share of held-out pairs that hit against the probability that they were given, with the scatter that
/// chance alone allows, and the diagonal on which what was said is what happened.
///
/// @param caption the figure in words
/// @param bins at least one
record ReliabilityPlot(Caption caption, List<TrustReport.Bin> bins) implements Plot {
    private static final double WIDTH = 510;
    private static final double SIDE = 330;
    /// Nineteen of twenty shares are within so many standard deviations of what is true.
    private static final double BAND = 2;

    @Override
    public void drawOn(Markup page) {
        Frame frame = new Frame(92, 14, WIDTH - 92 - 20, SIDE);
        Svg svg = Svg.open(page, WIDTH, frame.bottom() + 46, caption);
        SolveReport.Range domain = new SolveReport.Range(0, 1);
        Scale x = Scale.linear(domain, frame.left() + 6, frame.right() - 6);
        Scale y = Scale.linear(domain, frame.bottom() - 6, frame.top() + 6);
        Axis.below(svg, frame, x, "probability to hit that was said");
        Axis.beside(svg, frame, y, "share that hit");
        svg.line(x.at(0), y.at(0), x.at(1), y.at(1), "diagonal");
        SvgPath dots = new SvgPath();
        for (TrustReport.Bin bin : bins) {
            double scatter = BAND * Math.sqrt(bin.predicted() * (1 - bin.predicted()) / bin.rows());
            svg.line(
                    x.at(bin.predicted()),
                    y.at(Math.max(0, bin.observed() - scatter)),
                    x.at(bin.predicted()),
                    y.at(Math.min(1, bin.observed() + scatter)),
                    "scatter");
            dots.dot(x.at(bin.predicted()), y.at(bin.observed()));
        }
        svg.path(dots, "dots said");
        for (TrustReport.Bin bin : bins) {
            boolean right = bin.predicted() < 0.9;
            svg.text(
                    x.at(bin.predicted()) + (right ? 6 : -6),
                    y.at(bin.observed()) + 14,
                    Integer.toString(bin.rows()),
                    right ? "note halo" : "note end halo");
        }
        svg.close();
    }
}
