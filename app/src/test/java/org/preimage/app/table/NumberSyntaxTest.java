package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSyntaxTest {
    /// The grammar of the type's documentation, written once more.
    private static final Pattern GRAMMAR = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.e",
                "--1",
                "1-",
                "1d",
                "1D",
                "1f",
                "1F",
                "0x10",
                "0x1p3",
                "NaN",
                "Infinity",
                "1..2",
                "1.2.3",
                "1 ",
                " 1",
                "١",
                "1e5.0",
                "+.e1",
                "1,5"
            })
    void isNoNumber(String text) {
        assertThat(parse(text)).isNaN();
        assertThat(NumberSyntax.matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e309", "1e400", "1e99999999999"})
    void isANumberButNotAFiniteOne(String text) {
        assertThat(parse(text)).isNaN();
        assertThat(NumberSyntax.matches(text)).isTrue();
    }

    @Test
    void agreesWithTheGrammarOnRandomText() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        String alphabet = "0123456789+-..eEdfx ,";
        int numbers = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean expected = GRAMMAR.matcher(text).matches();
            assertThat(NumberSyntax.matches(text.toString())).as("'%s'", text).isEqualTo(expected);
            double value = expected ? Double.parseDouble(text.toString()) : Double.NaN;
            assertThat(parse(text.toString())).isEqualTo(Double.valueOf(Double.isInfinite(value) ? Double.NaN : value));
            numbers += expected ? 1 : 0;
        }
        assertThat(numbers).isGreaterThan(10_000);
    }

    private static double parse(String text) {
        char[] chars = ("9" + text + "9").toCharArray(); // what stands around it must not matter
        return NumberSyntax.parse(chars, 1, chars.length - 1);
    }
}
