package org.preimage.bench.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.preimage.bench.Problem;
import org.preimage.bench.Sinewave;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.random.Seed;
import org.preimage.run.Context;

final class CalibrationTest {
    private static final int PAIRS = 400;

    /// Uniform draws say nothing of the target, but on a uniform prior their ranks are as even as those of the
    /// posterior;
    /// the nearest training row, drawn again and again, has ranks at the ends only. The false alarm of the first is
    /// below 0.001: the mean distance of 400 even ranks from their places is 0.3 / 20 with a deviation of 0.006.
    @Test
    void tellsEvenRanksFromDrawsOfOnePlace() {
        Problem problem = new Sinewave();
        try (Context context = Context.ofThreads(1)) {
            assertThat(error(Method.NEURAL_ADJOINT, problem, 50, context)).isLessThan(0.04);
            assertThat(error(Method.LOOKUP, problem, 1, context)).isGreaterThan(0.1);
        }
    }

    private static double error(Method method, Problem problem, int draws, Context context) {
        Seed seed = new Seed(1);
        FitOptions options = FitOptions.of(method).withEpochs(1, 1);
        InverseModel model =
                InverseFit.of(problem.pairs(300, seed.of("pairs")), options, "test", seed.of("fit"), context);
        return Calibration.error(model, problem, PAIRS, draws, seed.of("ranks"), context.workers());
    }
}
