package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.ModelReport;
import org.preimage.app.report.ModelReport.Score;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Design;
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
import org.preimage.space.Region;

class SolvePageTest {
    private static final Context CONTEXT = Context.ofThreads(1);
    private static final Question QUESTION = new Question(Map.of("y", 1.0), Map.of(), 0.7, Map.of(), Map.of());

    private static InverseModel model;
    private static Solutions solutions;
    private static SolveReport report;

    @BeforeAll
    static void solve() {
        Pairs pairs = new Sinewave().pairs(2000, new Seed(1));
        model = InverseFit.of(pairs, FitOptions.defaults().withEpochs(1, 2), "test", new Seed(2), CONTEXT);
        SolveOptions options = new SolveOptions(8, SolveOptions.latent("sobol"), GaussNewton.DEFAULT, 40);
        solutions = new Solver(model, model.space(), options, CONTEXT)
                .solve(QUESTION.target(model.space(), model.outputs().scale()), new Seed(3));
        report = new SolvePage(model, Region.of(model.space()), null, 0, solutions, CONTEXT.workers())
                .report(List.of(), new Seed(4));
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @Test
    void everyDesignIsTheSolversInItsOrder() {
        assertThat(report.answer().designs()).hasSize(8);
        for (int i = 0; i < 8; i++) {
            Design design = report.answer().designs().get(i);
            assertThat(design.id()).isEqualTo("" + (i + 1));
            assertThat(design.inputs())
                    .isEqualTo(SolveReport.numbers(solutions.solutions().get(i).x()));
            assertThat(design.predicted().mean())
                    .isEqualTo(SolveReport.numbers(solutions.solutions().get(i).predicted()));
            assertThat(design.verdict().word())
                    .isIn("trusted", "uncertain", "extrapolated", "off-target", "unreachable");
            assertThat(design.verdict().hitProbability()).isBetween(0.0, 1.0);
        }
        assertThat(report.answer().count(SolveReport.Status.ON_TARGET)).isEqualTo(solutions.hits());
        assertThat(report.answer().candidates().drawn()).isEqualTo(40);
        assertThat(report.answer().candidates().dropped()).isEqualTo(40 - solutions.onTarget());
    }

    @Test
    void theScoresAreThoseOfTheHeldOutPairs() {
        Pairs test = model.pairs().subset(model.split().test());
        double[] predicted = model.means(test.x(), CONTEXT.workers())[0];
        double[] truth = test.y()[0];
        double[] errors = IntStream.range(0, truth.length)
                .mapToDouble(i -> predicted[i] - truth[i])
                .toArray();
        Score score = report.model().surrogate().scores().getFirst();
        double mean = Arrays.stream(truth).average().orElseThrow();
        double variance =
                Arrays.stream(truth).map(y -> (y - mean) * (y - mean)).average().orElseThrow();
        double square = Arrays.stream(errors).map(e -> e * e).average().orElseThrow();
        assertThat(score.rmse()).isCloseTo(model.grades().rmse().getFirst(), offset(1e-12));
        assertThat(score.mae())
                .isCloseTo(Arrays.stream(errors).map(Math::abs).average().orElseThrow(), offset(1e-12));
        assertThat(score.r2()).isCloseTo(1 - square / variance, offset(1e-12));
        assertThat(score.heldOut()).hasSize(truth.length);
    }

    @Test
    void thePairsAreThinnedToAThousand() {
        assertThat(report.model().pairs().inputs()).hasSize(1000);
        // Of n uniform points on a square, the median distance from another one to the nearest has
        // exp(−n π r²) = ½; inputs uniform on (−1, 1) have the standard deviation 1/√3. At 2000 points, and 1600.
        double area = 2 * Math.sqrt(3) * 2 * Math.sqrt(3);
        assertThat(report.model().pairs().fresh())
                .isCloseTo(Math.sqrt(Math.log(2) * area / (2000 * Math.PI)), offset(0.004));
        assertThat(report.model().pairs().spacing())
                .isCloseTo(Math.sqrt(Math.log(2) * area / (1600 * Math.PI)), offset(0.01));
    }

    @Test
    void simulatedValuesStandWithTheirDesigns() {
        List<List<Double>> values = IntStream.range(0, 8)
                .mapToObj(i -> i == 3 ? List.<Double>of() : List.of(1 + 0.25 * i))
                .toList();
        SolveReport simulated = SolvePage.simulated(report, "sine", values);
        assertThat(simulated.answer().designs().get(3).simulated()).isNull();
        assertThat(simulated.answer().designs().get(7).simulated()).containsExactly(2.75);
        Summary.Check check = Summary.of(simulated).simulated();
        // Within 0.7 of 1 are 1, 1.25 and 1.5; the fourth failed.
        assertThat(check)
                .isEqualTo(new Summary.Check(
                        "sine",
                        7,
                        1,
                        3,
                        List.of(new Summary.Miss("y", Math.sqrt((0 + 0.0625 + 0.25 + 1 + 1.5625 + 2.25 + 3.0625) / 7))),
                        null));
        assertThat(DesignTable.of(simulated))
                .extracting(column -> column.name())
                .contains("y_simulated");
        assertThat(DesignTable.of(report)).extracting(column -> column.name()).doesNotContain("y_simulated");
    }

    @Test
    void networksOfOneNameAreNumberedOnThePage() {
        assertThat(report.model().curves().stream()
                        .map(ModelReport.Curve::model)
                        .distinct())
                .containsExactly("prior", "network", "network 2", "network 3");
    }
}
