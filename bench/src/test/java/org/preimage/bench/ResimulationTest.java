package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.space.Target;

class ResimulationTest {
    private static final Simulator SAME = x -> new Simulated(x);

    @Test
    void errorsAreMeansOverOutputsInTheOrderOfTheDesigns() {
        Target target = new Target(new double[] {1, 2}, new double[] {1, 1});
        Resimulation measured = Resimulation.of(SAME, new double[][] {{1, 2, 1}, {2, 2, 5}}, target);
        assertThat(measured.squaredErrors()).containsExactly(0, 0.5, 4.5);
        assertThat(measured.size()).isEqualTo(3);
        assertThat(measured.mean()).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(measured.median()).isEqualTo(0.5);
        assertThat(measured.failures()).isZero();
    }

    @Test
    void failuresAreCountedAndEnterNoFigure() {
        Simulator halfFails = x -> x[0] < 0 ? new Failed("negative") : new Simulated(x);
        Resimulation measured = Resimulation.of(
                halfFails, new double[][] {{-1, 1, -2, 3}}, new Target(new double[] {0}, new double[] {1}));
        assertThat(measured.squaredErrors()).containsExactly(Double.NaN, 1, Double.NaN, 9);
        assertThat(measured.size()).isEqualTo(4);
        assertThat(measured.failures()).isEqualTo(2);
        assertThat(measured.mean()).isEqualTo(5);
        assertThat(measured.median()).isEqualTo(5);
    }

    @Test
    void nothingThatRanHasNoFigures() {
        Resimulation none = new Resimulation(new double[] {Double.NaN});
        assertThat(none.failures()).isOne();
        assertThat(none.mean()).isNaN();
        assertThat(none.median()).isNaN();
        assertThat(none.quantile99()).isNaN();
    }

    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        // 0, 1, …, 200 in another order: the quantile p is 200 p exactly.
        double[] errors = IntStream.range(0, 201).mapToDouble(i -> i * 7 % 201).toArray();
        Resimulation measured = new Resimulation(errors);
        assertThat(measured.median()).isEqualTo(100);
        assertThat(measured.quantile99()).isEqualTo(198);
        assertThat(new Resimulation(new double[] {3, 1, 2, 10}).median()).isEqualTo(2.5);
        assertThat(new Resimulation(new double[] {3, 1, 2, 10}).quantile99()).isCloseTo(9.79, within(1e-12));
        assertThat(new Resimulation(new double[] {3}).quantile99()).isEqualTo(3);
    }

    /// For `y` with mean 0 and variance 1 the squared distance to 1.5 has the mean 3.25; its standard deviation
    /// over 50,000 designs is below 0.02, five of which fail about once in 1.7 million random seeds.
    @Test
    void randomDesignsOfTheSinewaveMissTheUsualTargetByTheirVariance() {
        Sinewave sinewave = new Sinewave();
        Resimulation measured =
                Resimulation.of(Simulator.of(sinewave), sinewave.sample(50_000, new Seed(1)), sinewave.usualTarget());
        assertThat(measured.mean()).isCloseTo(3.25, within(0.1));
        assertThat(measured.failures()).isZero();
    }

    @Test
    void flightsThatNeverRiseAboveTheGroundFail() {
        Ballistics ballistics = new Ballistics();
        double[][] x = {{0, 0}, {1.5, -50}, {0.5, 0.5}, {15, 15}};
        assertThat(Resimulation.of(Simulator.of(ballistics), x, ballistics.usualTarget())
                        .failures())
                .isOne();
    }

    @Test
    void isAValueOfItsOwn() {
        double[] errors = {1, 2};
        Resimulation measured = new Resimulation(errors);
        errors[0] = 7;
        measured.squaredErrors()[1] = 7;
        Resimulation equal = new Resimulation(new double[] {1, 2});
        assertThat(measured).isEqualTo(equal).hasSameHashCodeAs(equal).hasToString("Resimulation[1.0, 2.0]");
        assertThat(measured).isNotEqualTo(new Resimulation(new double[] {1, 3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resimulation(new double[] {-1}))
                .withMessageContaining("found -1.0");
    }
}
