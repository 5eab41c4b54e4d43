package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected values are from 40-digit arithmetic (mpmath: `erfc(-x / sqrt(2)) / 2` and its root).
final class NormalTest {
    // 2e-15 relative, in percent.
    private static final double TIGHT = 2e-13;

    @ParameterizedTest
    @CsvSource({
        "-20, 2.7536241186062337e-89",
        "-8, 6.2209605742717841e-16",
        "-5.7, 5.9903714010635282e-9",
        "-5.6, 1.0717590258310929e-8",
        "-3, 0.0013498980316300945",
        "-1, 0.15865525393145705",
        "-0.7, 0.24196365222307303",
        "-0.5, 0.3085375387259869",
        "-0.001, 0.49960105778608894",
        "0, 0.5",
        "0.3, 0.61791142218895263",
        "1, 0.84134474606854295",
        "2.5, 0.99379033467422386",
        "6, 0.99999999901341235"
    })
    void cdfAgreesWithManyDigits(double x, double expected) {
        assertThat(Normal.cdf(x)).isCloseTo(expected, withinPercentage(TIGHT));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.047096299361199",
        "1e-100, -21.273453560965324",
        "1e-20, -9.2623400897984076",
        "1e-12, -7.0344838253011319",
        "1.4e-11, -6.6567230915181836",
        "1e-05, -4.2648907939228246",
        "0.01, -2.3263478740408411",
        "0.07, -1.4757910281791707",
        "0.08, -1.4050715603096325",
        "0.25, -0.67448975019608174",
        "0.4999, -0.00025066283008800749",
        "0.6, 0.25334710313579974",
        "0.9, 1.2815515655446006",
        "0.975, 1.9599639845400539",
        "0.999999, 4.7534243088170878"
    })
    void quantileAgreesWithManyDigits(double p, double expected) {
        assertThat(Normal.quantile(p)).isCloseTo(expected, withinPercentage(TIGHT));
    }

    @Test
    void quantileUndoesCdf() {
        for (double x = -37; x < 0; x += 0.0137) {
            assertThat(Normal.quantile(Normal.cdf(x))).isCloseTo(x, within(4e-15 * Math.max(1, -x)));
        }
    }

    @Test
    void cdfIsSymmetricAndReachesItsLimits() {
        for (double x = 0; x < 9; x += 0.11) {
            assertThat(Normal.cdf(x) + Normal.cdf(-x)).isCloseTo(1, within(3e-16));
        }
        assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.cdf(-1e300)).isZero();
    }

    @Test
    void densityIsTheSlopeOfCdf() {
        double h = 1e-4;
        for (double x = -6; x < 0; x += 0.07) {
            double slope = (Normal.cdf(x + h) - Normal.cdf(x - h)) / (2 * h);
            assertThat(Normal.density(x)).isCloseTo(slope, withinPercentage(1e-5));
            assertThat(Normal.density(-x)).isEqualTo(Normal.density(x));
        }
        assertThat(Normal.density(0)).isEqualTo(0.3989422804014327);
        assertThat(Normal.density(Double.POSITIVE_INFINITY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN, Double.NEGATIVE_INFINITY})
    void quantileRefusesWhatIsNotStrictlyBetweenZeroAndOne(double p) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normal.quantile(p))
                .withMessageContaining("strictly between 0 and 1")
                .withMessageContaining(Double.toString(p));
    }

    @Test
    void cdfRefusesWhatIsNotANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normal.cdf(Double.NaN))
                .withMessageContaining("NaN");
    }
}
