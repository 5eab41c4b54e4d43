package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumeralTest {
    @Test
    void keepsSignificantDigitsWithoutTrailingZeros() {
        assertThat(Numeral.of(1)).isEqualTo("1");
        assertThat(Numeral.of(0)).isEqualTo("0");
        assertThat(Numeral.of(-0.0)).isEqualTo("0");
        assertThat(Numeral.of(0.05)).isEqualTo("0.05");
        assertThat(Numeral.of(-3.14159)).isEqualTo("-3.142");
        assertThat(Numeral.of(123456)).isEqualTo("123500");
        assertThat(Numeral.of(0.00012)).isEqualTo("0.00012");
    }

    @Test
    void takesAnExponentOnlyForTheVeryLargeAndSmall() {
        assertThat(Numeral.of(0.0000123456)).isEqualTo("1.235e-5");
        assertThat(Numeral.of(-6.02214e23)).isEqualTo("-6.022e23");
        assertThat(Numeral.significant(1e15, 2)).isEqualTo("1e15");
        assertThat(Numeral.significant(9.99e-5, 2)).isEqualTo("1e-4");
    }

    @Test
    void saysWhatIsNoFiniteNumber() {
        assertThat(Numeral.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(Numeral.of(-1e200 * 1e200)).isEqualTo("-Infinity");
        assertThat(Numeral.of(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void givesAColumnTheSameDecimals() {
        assertThat(Numeral.fixed(0.5, 3)).isEqualTo("0.500");
        assertThat(Numeral.fixed(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Numeral.fixed(-12.5, 0)).isEqualTo("-13");
        assertThat(Numeral.fixed(5.88e17, 0)).isEqualTo("5.880e17");
        assertThat(Numeral.fixed(-5.88e-9, 12)).isEqualTo("-5.880e-9");
        assertThat(Numeral.fixed(0, 12)).isEqualTo("0");
    }

    @Test
    void countsTheDecimalsThatAQuantityNeeds() {
        assertThat(Numeral.decimals(0.05, 3)).isEqualTo(4);
        assertThat(Numeral.decimals(12, 4)).isEqualTo(2);
        assertThat(Numeral.decimals(1e6, 3)).isZero();
        assertThat(Numeral.decimals(0, 3)).isEqualTo(3);
    }

    @Test
    void isReadBackAsTheNumberItStandsFor() {
        for (double value = 1e-20; value < 1e20; value *= 7.3) {
            assertThat(new BigDecimal(Numeral.of(value)).doubleValue() / value).isBetween(0.9995, 1.0005);
        }
    }

    @Test
    void saysAllOnlyOfAllAndNoneOnlyOfNone() {
        assertThat(Numeral.percent(100, 100)).isEqualTo("100 %");
        assertThat(Numeral.percent(9999, 10000)).isEqualTo("99.9 %");
        assertThat(Numeral.percent(1, 100_000)).isEqualTo("0.1 %");
        assertThat(Numeral.percent(0, 7)).isEqualTo("0.0 %");
        assertThat(Numeral.percent(1, 3)).isEqualTo("33.3 %");
    }
}
