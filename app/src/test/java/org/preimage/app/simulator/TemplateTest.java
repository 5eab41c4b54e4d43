package org.preimage.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.app.schema.Scalar;

final class TemplateTest {
    private static final Map<String, Scalar> VALUES = new TreeMap<>(Map.of(
            "a", Scalar.of(3.905), "n", new Scalar("12", true), "metal", Scalar.of("steel"), "E mod", Scalar.of(1e-7)));

    private static String filled(String text) {
        return Template.of("t", text, VALUES.keySet()).filled(VALUES);
    }

    /// Values go into their places, and the rest stays.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a}|3.905",
                "{E mod}|1.0E-7",
                "{a:%10.4f}.|`    3.9050.`",
                "{a:%-8.1f}.|`3.9     .`",
                "{a:%+.3e}|+3.905e+00",
                "{n:%05d}|00012",
                "{a:%d}|4",
                "{metal:%7s}|`  steel`",
                "{metal}-{n}{n}|steel-1212",
                "{\"x\": {\"y\": {a}}}|{\"x\": {\"y\": 3.905}}",
                "{ a }{}{{}}{a|{ a }{}{{}}{a",
                "{{a}} {{b}}|{a} {b}",
                "${a}$(a)%d|$3.905$(a)%d",
            })
    void placesAreFilled(String text, String expected) {
        assertThat(filled(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{b}|t: expected a place {NAME} of a value that there is, found 'b'; the nearest is 'a'",
                "{metall}|found 'metall'; the nearest is 'metal'",
                "{b:%d}|found 'b'",
                "{a:%x}|expected a format such as %.6f or %d for 'a', found '%x'",
                "{a:%n}|expected a format",
                "{a:%.3d}|expected a format",
                "{a:%9999999f}|expected a format",
                "{a:%f%f}|expected a format",
                "{a:%-0f}|expected a format",
                "{metal:%f}|expected a number for {metal:%f}, found 'steel'",
            })
    void whatCannotBeFilledIsRefused(String text, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> filled(text)).withMessageContaining(sentence);
    }

    @Test
    void aValueThatIsMissingIsToldByItsName() {
        Template template = Template.of("t", "{a}", VALUES.keySet());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.filled(Map.of()))
                .withMessage("expected a value of 'a', found none");
    }
}
