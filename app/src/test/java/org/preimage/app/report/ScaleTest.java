package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.SolveReport.Range;
import org.preimage.random.Seed;

class ScaleTest {
    @Test
    void mapsTheEndsOfTheDomainToTheEndsOfTheAxis() {
        Scale up = Scale.linear(new Range(-2, 6), 300, 20);
        assertThat(up.at(-2)).isEqualTo(300);
        assertThat(up.at(6)).isEqualTo(20);
        assertThat(up.at(2)).isEqualTo(160);
    }

    @Test
    void writesRoundNumbersWithAsManyDecimalsAsTheyNeed() {
        assertThat(labels(new Range(0, 1), 5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(new Range(-1, 1), 4)).containsExactly("-1.0", "-0.5", "0.0", "0.5", "1.0");
        assertThat(labels(new Range(3, 47), 4)).containsExactly("10", "20", "30", "40");
        assertThat(labels(new Range(0.031, 0.069), 4)).containsExactly("0.04", "0.05", "0.06");
        assertThat(labels(new Range(0, 1e18), 4)).containsExactly("0", "2e17", "4e17", "6e17", "8e17", "1e18");
        assertThat(labels(new Range(1e9, 1e9 + 4), 4))
                .containsExactly("1e9", "1.000000001e9", "1.000000002e9", "1.000000003e9", "1.000000004e9");
    }

    @Test
    void findsRoundTicksInsideAnyDomain() {
        RandomGenerator random = new Seed(4).generator();
        for (int i = 0; i < 2000; i++) {
            double lo = random.nextGaussian() * Math.pow(10, random.nextInt(-12, 12));
            double hi = lo + Math.abs(lo) * (0.001 + 3 * random.nextDouble());
            List<Scale.Tick> ticks = Scale.linear(new Range(lo, hi), 0, 1).ticks(5);
            assertThat(ticks).hasSizeBetween(2, 9);
            double step = ticks.get(1).value() - ticks.getFirst().value();
            double lead = step / Math.pow(10, Math.floor(Math.log10(step * 1.0001)));
            assertThat(Math.min(Math.min(Math.abs(lead - 1), Math.abs(lead - 2)), Math.abs(lead - 5)))
                    .isLessThan(1e-3);
            assertThat(ticks).allMatch(tick -> tick.value() >= lo - 1e-8 * step && tick.value() <= hi + 1e-8 * step);
            assertThat(ticks).allMatch(tick -> isSaidBy(tick, step));
        }
    }

    @Test
    void opensADomainWithoutWidth() {
        assertThat(Scale.linear(new Range(5, 5), 0, 100).at(5)).isEqualTo(50, within(1e-9));
        assertThat(Scale.linear(new Range(0, 0), 0, 100).at(0)).isEqualTo(50);
        assertThat(Scale.linear(new Range(0, 0), 0, 100).ticks(4)).isNotEmpty();
        assertThat(Scale.log(new Range(0.1, 0.1), 0, 100).at(0.1)).isBetween(0.0, 100.0);
    }

    @Test
    void putsEqualRatiosAtEqualDistances() {
        Scale log = Scale.log(new Range(0.001, 1000), 0, 600);
        assertThat(log.at(0.001)).isZero();
        assertThat(log.at(1)).isEqualTo(300, within(1e-9));
        assertThat(log.at(100)).isEqualTo(500, within(1e-9));
    }

    @Test
    void writesDecadesOrTwosAndFives() {
        assertThat(logLabels(new Range(0.0023, 0.9), 5)).containsExactly("0.01", "0.1", "1");
        assertThat(logLabels(new Range(0.3, 4), 5)).containsExactly("0.2", "0.5", "1", "2", "5");
        assertThat(logLabels(new Range(1e-12, 1), 5)).containsExactly("1e-12", "1e-9", "1e-6", "0.001", "1");
    }

    @Test
    void alwaysHasSomethingToWriteOnALogAxis() {
        RandomGenerator random = new Seed(5).generator();
        for (int i = 0; i < 2000; i++) {
            double lo = Math.pow(10, random.nextDouble(-20, 20));
            double hi = lo * Math.pow(10, random.nextInt(1, 12) * random.nextDouble());
            Scale scale = Scale.log(new Range(lo, hi), 0, 1);
            assertThat(scale.at(lo)).isBetween(-1e-9, 1.0);
            assertThat(scale.at(hi)).isBetween(0.0, 1 + 1e-9);
            assertThat(scale.ticks(5)).hasSizeBetween(1, 8);
        }
    }

    @Test
    void refusesTheLogarithmOfNothing() {
        assertThatThrownBy(() -> Scale.log(new Range(0, 1), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive domain, got 0.0");
    }

    private static boolean isSaidBy(Scale.Tick tick, double step) {
        return Math.abs(new BigDecimal(tick.label()).doubleValue() - tick.value()) < 1e-6 * step;
    }

    private static List<String> labels(Range domain, int about) {
        return Scale.linear(domain, 0, 1).ticks(about).stream()
                .map(Scale.Tick::label)
                .toList();
    }

    private static List<String> logLabels(Range domain, int about) {
        return Scale.log(domain, 0, 1).ticks(about).stream()
                .map(Scale.Tick::label)
                .toList();
    }
}
