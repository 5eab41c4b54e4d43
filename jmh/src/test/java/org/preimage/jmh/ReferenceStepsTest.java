package org.preimage.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.preimage.run.Workers;

/// The works' losses as PyTorch 1.13 gives them for the same inputs, to 1e-4 relative.
class ReferenceStepsTest {
    private static final double[] W1 = {0.881700, 0.422741, 0.317400, 0.302677, 0.234683};
    private static final double[] W2 = {0.604337, 0.474319, 0.383979, 0.312610, 0.252071};
    private static final double[] W4 = {1.4115769, 1.3312452, 1.2578648, 1.1888551, 1.1351784};

    @Test
    void w1LosesWhatTheReferenceLoses() {
        try (Workers workers = new Workers(1)) {
            InnStep work = InnStep.w1(workers);
            for (double expected : W1) {
                assertThat(work.step()).isCloseTo(expected, withPercentage(0.01));
            }
        }
    }

    @Test
    void w2LosesWhatTheReferenceLosesOnTwoThreads() {
        try (Workers workers = new Workers(2)) {
            InnStep work = InnStep.w2(workers);
            for (double expected : W2) {
                assertThat(work.step()).isCloseTo(expected, withPercentage(0.01));
            }
        }
    }

    @Test
    void w4LosesWhatTheReferenceLoses() {
        try (Workers workers = new Workers(1)) {
            LikelihoodStep work = new LikelihoodStep(workers);
            for (double expected : W4) {
                assertThat(work.step()).isCloseTo(expected, withPercentage(0.01));
            }
        }
    }

    @Test
    void w3LosesWhatTheReferenceLoses() {
        try (Workers workers = new Workers(1)) {
            double[] losses = new LocalizationSteps(workers).run();
            assertThat(losses[0]).isCloseTo(238.842163, withPercentage(0.01));
            assertThat(losses[1]).isCloseTo(236.199890, withPercentage(0.01));
            assertThat(losses[99]).isCloseTo(119.068665, withPercentage(0.01));
        }
    }
}
