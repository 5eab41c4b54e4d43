package org.preimage.app.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Reads pages and figures with the XML parser of the JDK, which refuses all that is not well-formed.
final class Xml {
    private Xml() {}

    static Document parsed(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError("expected well-formed markup, got: " + e.getMessage(), e);
        }
    }

    static Document drawn(Plot plot) {
        Markup page = new Markup();
        plot.drawOn(page);
        return parsed(page.finished());
    }

    static List<Element> all(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    static List<Element> all(Document document, String tag, String css) {
        return all(document, tag).stream()
                .filter(element -> element.getAttribute("class").equals(css))
                .toList();
    }

    static List<String> texts(Document document, String tag) {
        return all(document, tag).stream().map(Element::getTextContent).toList();
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
