package org.preimage.app.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes elements that are well-formed both as HTML and as XML, and escapes every text and every attribute. Nothing
/// reaches the page but through here.
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element; `attributes` are names and values in turn. Numbers are written as coordinates.
    Markup open(String name, Object... attributes) {
        out.append('<').append(name);
        attributes(attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /// Closes the element opened last.
    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /// An element without content. In HTML only `meta` and its like may be written so; in SVG any.
    Markup leaf(String name, Object... attributes) {
        out.append('<').append(name);
        attributes(attributes);
        out.append("/>");
        return this;
    }

    /// An element that holds a text.
    Markup element(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close();
    }

    /// A text.
    Markup text(String text) {
        text.codePoints().forEach(this::escaped);
        return this;
    }

    /// A text within a line of others, of a program.
    Markup code(String text) {
        out.append("<code>");
        text(text);
        out.append("</code>");
        return this;
    }

    /// A heading cell, whose text may also be broken after an underscore.
    Markup heading(String text, Object... attributes) {
        open("th", attributes);
        for (String part : text.split("(?<=_)", -1)) {
            text(part).leaf("wbr");
        }
        return close();
    }

    /// The content of a `style` element, which HTML does not unescape.
    ///
    /// @throws IllegalArgumentException when it holds a character that would need escaping
    Markup style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("Style sheet: expected no '<' and no '&', found one");
        }
        open("style");
        out.append('\n').append(css);
        return close();
    }

    /// The text so far.
    ///
    /// @throws IllegalStateException when an element is still open
    String finished() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Markup: expected all elements closed, found <" + open.peek() + "> open");
        }
        return out.toString();
    }

    private void attributes(Object... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            Object value = attributes[i + 1];
            text(value instanceof Double number ? SvgPath.coordinate(number) : value.toString());
            out.append('"');
        }
    }

    private void escaped(int c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
        }
    }

    /// Whether XML 1.0 allows the character (production 2), which excludes controls and lone surrogates.
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
