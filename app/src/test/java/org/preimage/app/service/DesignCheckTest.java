package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.SolveReport;
import org.preimage.bench.Sinewave;
import org.preimage.data.Pairs;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solutions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// A report is refused when what was asked is not what its designs keep to.
class DesignCheckTest {
    @Test
    void aDesignThatBreaksAConstraintOrMissesIsAFault() {
        try (Context context = Context.ofThreads(1)) {
            Pairs pairs = new Sinewave().pairs(400, new Seed(1));
            InverseModel model =
                    InverseFit.of(pairs, FitOptions.defaults().withEpochs(1, 2), "test", new Seed(2), context);
            Question question = new Question(Map.of("y", 0.5), Map.of(), 0.7, Map.of(), Map.of());
            Target target = question.target(model.space(), model.outputs().scale());
            Region region = Region.of(model.space());
            SolveOptions options = new SolveOptions(8, SolveOptions.latent("sobol"), GaussNewton.DEFAULT, 40);
            Solutions solutions = new Solver(model, region, options, context).solve(target, new Seed(3));
            SolveReport report =
                    new SolvePage(model, region, null, 0, solutions, context.workers()).report(List.of(), new Seed(4));
            assertThatCode(() -> DesignCheck.require(report, model, region, target, context.workers()))
                    .doesNotThrowAnyException();
            Region other = new Region(
                    model.space(),
                    List.of(LinearConstraint.parse(
                            "x1 + x2 >= 1.99", model.space().inputNames())));
            assertThatIllegalStateException()
                    .isThrownBy(() -> DesignCheck.require(report, model, other, target, context.workers()))
                    .withMessageContaining("expected one within the bounds and the constraints");
            Target far = new Target(new double[] {30}, new double[] {0.1});
            assertThatIllegalStateException()
                    .isThrownBy(() -> DesignCheck.require(report, model, region, far, context.workers()))
                    .withMessageContaining("expected one that meets the target");
        }
    }
}
