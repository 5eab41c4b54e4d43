package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preimage.model.InverseModel;
import org.preimage.model.Toy;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Goal;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// On `u = a² + b`, `v = a − b / 2`, whose solutions are known, with a model that was hardly fitted.
class PolishTest {
    private static final Target TARGET = new Target(new double[] {0.5, 0.1}, new double[] {0.1, 0.1});

    private static InverseModel model;

    @BeforeAll
    static void fit() {
        model = Toy.fit(Toy.conditional(60), 400);
    }

    private static Simulated truth(double[] x) {
        return new Simulated(new double[] {x[0] * x[0] + x[2], x[0] - x[2] / 2});
    }

    private static List<double[]> starts(int n) {
        double[][] x = Toy.designs(n, new Seed(8));
        List<double[]> designs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            designs.add(new double[] {x[0][i], x[1][i], x[2][i]});
        }
        return designs;
    }

    private static List<Polished> polish(Space space, Simulator f, PolishOptions options, List<double[]> designs) {
        try (Context context = Context.ofThreads(1)) {
            return new Polish(model, Region.of(space), f, options, context).run(designs, TARGET);
        }
    }

    /// With `b = 2a − 0.2` the target is at `a² + 2a = 0.7`, so at `a = √1.7 − 1` alone.
    @Test
    void arrivesAtTheOnlySolutionFromNearIt() {
        double a = Math.sqrt(1.7) - 1;
        List<double[]> near = List.of(new double[] {a + 0.1, 7, 2 * a - 0.3}, new double[] {a - 0.05, 7, 2 * a - 0.1});
        List<Polished> polished = polish(model.space(), PolishTest::truth, new PolishOptions(12, 0), near);
        for (int i = 0; i < near.size(); i++) {
            assertThat(polished.get(i).x()[0]).isCloseTo(a, within(1e-11));
            assertThat(polished.get(i).x()[1]).isEqualTo(7);
            assertThat(polished.get(i).x()[2]).isCloseTo(2 * a - 0.2, within(1e-11));
            assertThat(polished.get(i).y()).isEqualTo(truth(polished.get(i).x()).y());
            assertThat(polished.get(i).before()).isEqualTo(truth(near.get(i)).y());
        }
    }

    @Test
    void neverGetsWorseNorLeavesTheBoxNorCallsMoreThanAllowed() {
        Space narrow = model.space().withBounds("a", 0.4, 0.8).withBounds("b", -0.2, 0.3);
        List<double[]> designs = new ArrayList<>();
        for (double[] x : starts(50)) {
            narrow.clip(x);
            designs.add(x);
        }
        AtomicInteger calls = new AtomicInteger();
        Simulator counted = x -> {
            assertThat(narrow.contains(x)).isTrue();
            calls.incrementAndGet();
            return truth(x);
        };
        List<Polished> polished = polish(narrow, counted, new PolishOptions(4, 0), designs);
        for (int i = 0; i < designs.size(); i++) {
            double before = TARGET.squaredError(truth(designs.get(i)).y());
            // Better is meant in standardized outputs, so in the user's units it may be a little worse.
            assertThat(TARGET.squaredError(polished.get(i).y())).isLessThanOrEqualTo(2 * before);
            assertThat(polished.get(i).calls()).isBetween(1, 4);
        }
        assertThat(calls.get())
                .isEqualTo(polished.stream().mapToInt(Polished::calls).sum());
    }

    @Test
    void stopsAtTheShareOfTheToleranceThatIsAskedFor() {
        List<double[]> designs = starts(30);
        List<Polished> rough = polish(model.space(), PolishTest::truth, new PolishOptions(12, 1), designs);
        List<Polished> exact = polish(model.space(), PolishTest::truth, new PolishOptions(12, 0), designs);
        for (int i = 0; i < designs.size(); i++) {
            assertThat(rough.get(i).calls()).isLessThanOrEqualTo(exact.get(i).calls());
            if (TARGET.isHitBy(truth(designs.get(i)).y())) {
                assertThat(rough.get(i).calls()).isEqualTo(1);
                assertThat(rough.get(i).x()).isEqualTo(designs.get(i));
            }
        }
        assertThat(rough).filteredOn(design -> TARGET.isHitBy(design.y())).hasSizeGreaterThan(20);
        assertThat(rough.stream().mapToInt(Polished::calls).sum())
                .isLessThan(exact.stream().mapToInt(Polished::calls).sum());
    }

    @Test
    void aFailedCallIsCountedAndSurvived() {
        List<double[]> designs = starts(30);
        Simulator fragile = x -> x[0] > 0.5 ? new Failed("too far") : truth(x);
        List<Polished> polished = polish(model.space(), fragile, new PolishOptions(15, 0), designs);
        for (int i = 0; i < designs.size(); i++) {
            Polished design = polished.get(i);
            if (designs.get(i)[0] > 0.5) {
                assertThat(design).isEqualTo(new Polished(designs.get(i), new double[0], new double[0], 1));
            } else {
                assertThat(design.x()[0]).isLessThanOrEqualTo(0.5);
                assertThat(design.y()).isEqualTo(truth(design.x()).y());
            }
        }
        assertThat(polished)
                .filteredOn(design -> TARGET.squaredError(y(design)) < 1e-20)
                .isNotEmpty();
    }

    /// `u` in a range, `v` free, and designs on one side of a line.
    @Test
    void rangesAreEnteredAndConstraintsKept() {
        Region region = new Region(
                model.space(),
                List.of(LinearConstraint.parse("a + 2 b <= 0.3", model.space().inputNames())));
        Target range = new Target(List.of(new Goal.Between(0.2, 0.3, 0.01, 1), new Goal.Free()));
        List<double[]> designs = new ArrayList<>();
        for (double[] x : starts(60)) {
            region.project(x, new double[] {1, 1, 1});
            designs.add(x);
        }
        try (Context context = Context.ofThreads(1)) {
            List<Polished> polished =
                    new Polish(model, region, PolishTest::truth, new PolishOptions(15, 0), context).run(designs, range);
            assertThat(polished).allSatisfy(design -> {
                assertThat(region.contains(design.x())).isTrue();
                assertThat(range.compromise(design.y())).isLessThanOrEqualTo(range.compromise(design.before()));
            });
            assertThat(polished).filteredOn(design -> range.isHitBy(design.y())).hasSizeGreaterThan(50);
        }
    }

    private static double[] y(Polished design) {
        return design.y().length == 0 ? new double[] {9, 9} : design.y();
    }

    @Test
    void refusesWhatCannotBePolished() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PolishOptions(0, 0))
                .withMessageContaining("at least one call");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PolishOptions(1, 1.5))
                .withMessageContaining("from 0 to 1");
        try (Context context = Context.ofThreads(1)) {
            Polish polish =
                    new Polish(model, Region.of(model.space()), PolishTest::truth, new PolishOptions(1, 0), context);
            Target short1 = new Target(new double[] {1}, new double[] {1});
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> polish.run(starts(1), short1))
                    .withMessageContaining("[u, v]");
            assertThat(polish.run(List.of(), TARGET)).isEmpty();
        }
    }
}
