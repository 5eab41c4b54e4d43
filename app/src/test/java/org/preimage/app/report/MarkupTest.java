package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MarkupTest {
    @Test
    void isReadBackAsWritten() {
        String text = "a <b> & \"c\" 'd' ]]> é 😀\ttab";
        Markup page = new Markup();
        page.open("p", "title", text.replace('\t', ' '))
                .text(text)
                .leaf("br")
                .element("b", "x")
                .close();
        Element p = Xml.parsed(page.finished()).getDocumentElement();
        assertThat(p.getFirstChild().getTextContent()).isEqualTo(text);
        assertThat(p.getAttribute("title")).isEqualTo(text.replace('\t', ' '));
    }

    @Test
    void replacesWhatXmlForbids() {
        Markup page = new Markup().element("p", "\u0000a\u001Fb\uFFFEc\uDC00d");
        assertThat(Xml.parsed(page.finished()).getDocumentElement().getTextContent())
                .isEqualTo("\uFFFDa\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void breaksHeadingsAfterUnderscoresWithoutChangingThem() {
        Markup page = new Markup().heading("a_b__c", "scope", "col");
        assertThat(page.finished()).contains("a_<wbr/>b_<wbr/>");
        assertThat(Xml.parsed(page.finished()).getDocumentElement().getTextContent())
                .isEqualTo("a_b__c");
    }

    @Test
    void refusesToEndWithinAnElement() {
        Markup page = new Markup().open("p").open("b");
        assertThatThrownBy(page::finished)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("<b> open");
    }

    @Test
    void refusesAStyleThatCouldEndItself() {
        assertThatThrownBy(() -> new Markup().style("p {} </style>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no '<'");
    }

    @Test
    void writesCoordinatesShort() {
        assertThat(SvgPath.coordinate(12.04)).isEqualTo("12");
        assertThat(SvgPath.coordinate(-0.04)).isEqualTo("0");
        assertThat(SvgPath.coordinate(-0.26)).isEqualTo("-0.3");
        assertThat(new SvgPath().move(1, 2.55).line(3, 4).dot(5, 6)).hasToString("M1 2.6L3 4M5 6h0");
        assertThatThrownBy(() -> SvgPath.coordinate(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite number, got NaN");
    }
}
