package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "1.0,1",
        "-1.0,-1",
        "0.0,0",
        "-0.0,-0",
        "0.5,0.5",
        "1.0E-5,1e-5",
        "1.5E-5,1.5e-5",
        "0.001,0.001",
        "12345678.0,12345678",
        "12345678.5,1.23456785e7",
        "9007199254740991.0,9007199254740991",
        "9007199254740992.0,9.007199254740992e15",
        "1.0E22,1e22",
        "1.7976931348623157E308,1.7976931348623157e308",
        "4.9E-324,4.9e-324"
    })
    void isWrittenShort(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }

    @Test
    void isReadBackAsTheSameDoubleAndHasNoDigitTooMany() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = NumberText.of(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value);
            assertThat(NumberSyntax.matches(text)).as(text).isTrue();
            int digits = new BigDecimal(text).precision();
            if (digits > 2 && Math.abs(value) >= 0x1p53) {
                BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits - 1));
                assertThat(shorter.doubleValue()).as(text).isNotEqualTo(value);
            }
        }
    }
}
