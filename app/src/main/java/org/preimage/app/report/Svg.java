package org.preimage.app.report;

import java.util.List;
import java.util.Locale;

/// An SVG figure being drawn. Colors and fonts come from the page's style sheet through class names, so that one
/// drawing serves light, dark and paper.
final class Svg {
    private static final double LINE_HEIGHT = 14;
    private final Markup out;

    private Svg(Markup out) {
        this.out = out;
    }

    /// Opens a figure of `width` × `height` units that says in words what it shows.
    static Svg open(Markup out, double width, double height, Caption caption) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + SvgPath.coordinate(width) + " " + SvgPath.coordinate(height),
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "aria-label",
                caption.title() + ". " + caption.description());
        out.element("title", caption.title());
        out.element("desc", caption.description());
        return new Svg(out);
    }

    void close() {
        out.close();
    }

    void line(double x1, double y1, double x2, double y2, String css) {
        out.leaf("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "class", css);
    }

    /// A rectangle over the frame, with a text shown when the pointer rests on it.
    void bar(Frame frame, String css, String hover) {
        out.open(
                "rect",
                "x",
                frame.left(),
                "y",
                frame.top(),
                "width",
                frame.width(),
                "height",
                frame.height(),
                "class",
                css);
        out.element("title", hover).close();
    }

    void rectangle(Frame frame, String css) {
        out.leaf(
                "rect",
                "x",
                frame.left(),
                "y",
                frame.top(),
                "width",
                frame.width(),
                "height",
                frame.height(),
                "class",
                css);
    }

    void path(SvgPath path, String css) {
        if (!path.isEmpty()) {
            out.leaf("path", "d", path, "class", css);
        }
    }

    void path(SvgPath path, String css, String hover) {
        out.open("path", "d", path, "class", css).element("title", hover).close();
    }

    /// Opens a group that is `factor` times as large, with its corner at `x`, `y`.
    void openScaled(double x, double y, double factor) {
        String place = "translate(" + SvgPath.coordinate(x) + " " + SvgPath.coordinate(y) + ")";
        out.open("g", "transform", place + String.format(Locale.ROOT, " scale(%.6f)", factor));
    }

    /// Opens a group that can be shown again by its name.
    void openNamed(String name) {
        out.open("g", "id", name);
    }

    /// Shows a group again.
    void again(String name, double x, double y) {
        out.leaf("use", "href", "#" + name, "x", x, "y", y);
    }

    /// Pixels of one shade, in hundredths.
    void shaded(SvgPath path, int shade) {
        out.leaf(
                "path",
                "d",
                path,
                "class",
                "pixels",
                "fill-opacity",
                String.format(Locale.ROOT, "%.2f", shade / 100.0));
    }

    void text(double x, double y, String text, String css) {
        out.element("text", text, "x", x, "y", y, "class", css);
    }

    /// A text that reads upward.
    void upward(double x, double y, String text, String css) {
        String turn = "translate(" + SvgPath.coordinate(x) + " " + SvgPath.coordinate(y) + ") rotate(-90)";
        out.element("text", text, "transform", turn, "class", css);
    }

    /// A name in at most two lines of `width` units, the last of them ending at `y`; the whole name shows when the
    /// pointer rests on it.
    void name(double x, double y, String name, double width, String css) {
        List<String> lines = Label.wrapped(name, width, 2);
        out.open("g").element("title", name);
        for (int i = 0; i < lines.size(); i++) {
            text(x, y - (lines.size() - 1 - i) * LINE_HEIGHT, lines.get(i), css);
        }
        out.close();
    }
}
