package org.preimage.jmh.engine;

import java.util.Formatter;
import java.util.Locale;

/// A [Scaling] as a drawing, in SVG: a panel for each size, a line for each kind of step, and the band in which
/// it counts as flat.
final class ScalingPicture {
    private static final int WIDTH = 1120;
    private static final int HEIGHT = 330;
    private static final int PANEL = 270;
    private static final int LEFT = 50;
    private static final int TOP = 50;
    private static final int BOTTOM = 265;
    private static final int INSET = 18;
    /// The end of the vertical axis; what lies beyond is drawn there, with its number.
    private static final double MOST = 2;

    private final Formatter svg = new Formatter(Locale.ROOT);

    private ScalingPicture() {}

    static String of(Scaling scaling) {
        ScalingPicture picture = new ScalingPicture();
        picture.svg.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"12\" fill=\"#222\">\n",
                WIDTH, HEIGHT);
        picture.svg.format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", WIDTH, HEIGHT);
        picture.svg.format(
                "<text x=\"%d\" y=\"22\" font-size=\"14\">Processor time of a training step over its matrix work, "
                        + "relative to 1024 rows, width 128, 4 blocks, 4 inputs</text>\n",
                LEFT - 34);
        for (int i = 0; i < scaling.sweeps().size(); i++) {
            picture.panel(scaling.sweeps().get(i), LEFT + i * PANEL);
        }
        picture.legend();
        return picture.svg.format("</svg>\n").toString();
    }

    private static double height(double ratio) {
        return BOTTOM - Math.min(ratio, MOST) / MOST * (BOTTOM - TOP);
    }

    private void panel(Scaling.Sweep sweep, int left) {
        int right = left + PANEL - 40;
        double high = height(1 + Scaling.BAND);
        svg.format(
                "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#e8f0e4\"/>\n",
                left, high, right - left, height(1 - Scaling.BAND) - high);
        for (int tick = 0; tick <= 4; tick++) {
            double ratio = tick * MOST / 4;
            svg.format("<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/>\n", left, height(ratio), right);
            svg.format(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>\n", left - 6, height(ratio) + 4, ratio);
        }
        int[] sizes = sweep.sizes();
        for (int i = 0; i < sizes.length; i++) {
            svg.format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n",
                    across(left, right, i, sizes.length), BOTTOM + 17, sizes[i]);
        }
        svg.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                (left + right) / 2, BOTTOM + 36, sweep.name());
        line(Scaling.ratios(sweep, ScalingStep.Kind.INN), left, right, "#1f5fa8");
        line(Scaling.ratios(sweep, ScalingStep.Kind.LIKELIHOOD), left, right, "#c4561a");
    }

    private static double across(int left, int right, int i, int count) {
        return left + INSET + (double) i / (count - 1) * (right - left - 2 * INSET);
    }

    private void line(double[] ratios, int left, int right, String color) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < ratios.length; i++) {
            double x = across(left, right, i, ratios.length);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, height(ratios[i])));
            svg.format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", x, height(ratios[i]), color);
            if (ratios[i] > MOST) {
                svg.format(
                        "<text x=\"%.1f\" y=\"%d\" fill=\"%s\" text-anchor=\"middle\">%.1f</text>\n",
                        x, TOP - 7, color, ratios[i]);
            }
        }
        svg.format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
                points.toString().strip(), color);
    }

    private void legend() {
        int y = HEIGHT - 10;
        svg.format("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#1f5fa8\"/>\n", LEFT + 4, y - 4);
        svg.format(
                "<text x=\"%d\" y=\"%d\">invertible network, both ways, without discrepancies</text>\n", LEFT + 14, y);
        svg.format("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#c4561a\"/>\n", LEFT + 344, y - 4);
        svg.format("<text x=\"%d\" y=\"%d\">conditional spline flow by likelihood</text>\n", LEFT + 354, y);
        svg.format("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"10\" fill=\"#e8f0e4\"/>\n", LEFT + 590, y - 9);
        svg.format("<text x=\"%d\" y=\"%d\">within 25 %%</text>\n", LEFT + 610, y);
    }
}
