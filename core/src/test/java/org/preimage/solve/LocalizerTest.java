package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.grad.Parameters;
import org.preimage.linalg.Polyhedron;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.ExactMlp;
import org.preimage.nn.Mlp;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Workers;
import org.preimage.surrogate.NetworkEnsemble;
import org.preimage.train.NetworkFit;
import org.preimage.train.Rows;
import org.preimage.train.Schedule;

/// The laws of all localizers, on a network that has learned `y = a² + b + c / 2` over `[−1.5, 1.5]³`.
final class LocalizerTest {
    private static final int SIZE = 150;
    private static final double[] TARGET = {0.7};
    private static final double[] TOLERANCE = {1e-3};
    private static final Mlp NETWORK = learned();
    private static final NetworkEnsemble SURROGATE = new NetworkEnsemble(List.of(NETWORK));

    static List<Localizer> all() {
        return List.of(GaussNewton.DEFAULT, AdamSearch.DEFAULT, new AdamSearch(500, 1e-2, 5));
    }

    private static Mlp learned() {
        Batch x = uniform(500, 1);
        Batch held = uniform(50, 2);
        try (Context context = Context.ofThreads(2)) {
            return NetworkFit.of(
                            new Rows(x, truth(x), held, truth(held)),
                            new Architecture(3, List.of(16, 16), 1, Activation.TANH),
                            new Schedule(60, 50, 1e-2, 1e-3, 60),
                            new Seed(3),
                            context)
                    .mlp();
        }
    }

    private static Batch uniform(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        Batch x = Batch.zeros(n, 3);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = random.nextFloat(-1.5f, 1.5f);
        }
        return x;
    }

    private static Batch truth(Batch x) {
        Batch y = Batch.zeros(x.size(), 1);
        for (int i = 0; i < x.size(); i++) {
            y.set(i, 0, x.get(i, 0) * x.get(i, 0) + x.get(i, 1) + x.get(i, 2) / 2);
        }
        return y;
    }

    private static Polyhedron box(double low, double high) {
        return new Polyhedron(new double[] {low, low, low}, new double[] {high, high, high}, List.of());
    }

    private static Aim aim(double[] target) {
        return new Aim(target, target, new double[] {1}, TOLERANCE);
    }

    private static Batch localized(Localizer localizer, Batch start, double[] target, Polyhedron box) {
        Batch x = start.copy();
        try (Workers workers = new Workers(1)) {
            localizer.localize(SURROGATE, x, aim(target), Confines.of(box), workers);
        }
        return x;
    }

    /// `f − y*` of every design, by the network in double precision.
    private static double[] residuals(Batch x, double target) {
        ExactMlp exact = new ExactMlp(NETWORK);
        double[] residuals = new double[x.size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = exact.apply(x.get(i, 0), x.get(i, 1), x.get(i, 2))[0] - target;
        }
        return residuals;
    }

    private static int hits(Batch x, double target) {
        int hits = 0;
        for (double residual : residuals(x, target)) {
            hits += Math.abs(residual) <= TOLERANCE[0] + 1e-5 ? 1 : 0;
        }
        return hits;
    }

    private static void assertInside(Batch x, Polyhedron box) {
        for (int v = 0; v < x.width(); v++) {
            for (int i = 0; i < x.size(); i++) {
                assertThat(x.get(i, v)).isBetween((float) box.low(v), (float) box.high(v));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyStartComesToTheTargetInsideTheBox(Localizer localizer) {
        Batch start = uniform(SIZE, 4);
        Batch x = localized(localizer, start, TARGET, box(-1.5, 1.5));
        assertThat(hits(start, TARGET[0])).isLessThan(5);
        assertThat(hits(x, TARGET[0])).isGreaterThanOrEqualTo(SIZE * 98 / 100);
        assertInside(x, box(-1.5, 1.5));
    }

    /// Starts far outside of a narrow box, in bounds that no float is equal to.
    @ParameterizedTest
    @MethodSource("all")
    void noDesignLeavesTheBox(Localizer localizer) {
        Polyhedron narrow = box(-0.1, 1.0 / 3);
        Batch start = uniform(SIZE, 5);
        for (int i = 0; i < start.data().length; i++) {
            start.data()[i] *= 10;
        }
        assertInside(localized(localizer, start, TARGET, narrow), narrow);
        assertInside(localized(localizer, start, new double[] {50}, narrow), narrow);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFixedInputStays(Localizer localizer) {
        Polyhedron box = new Polyhedron(new double[] {-1.5, 0.3, -1.5}, new double[] {1.5, 0.3, 1.5}, List.of());
        Batch x = localized(localizer, uniform(SIZE, 6), TARGET, box);
        for (int i = 0; i < SIZE; i++) {
            assertThat(x.get(i, 1)).isEqualTo(0.3f);
        }
        if (!(localizer instanceof AdamSearch adam) || adam.boundary() == 0) {
            assertThat(hits(x, TARGET[0])).isGreaterThanOrEqualTo(SIZE * 9 / 10);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void designsOnTargetStayWhereTheyAre(Localizer localizer) {
        Batch x = localized(localizer, uniform(SIZE, 7), TARGET, box(-1.5, 1.5));
        double[] residuals = residuals(x, TARGET[0]);
        Batch again = localized(localizer, x, TARGET, box(-1.5, 1.5));
        for (int i = 0; i < SIZE; i++) {
            if (Math.abs(residuals[i]) < 0.9 * TOLERANCE[0]) {
                for (int v = 0; v < 3; v++) {
                    assertThat(again.get(i, v)).isEqualTo(x.get(i, v));
                }
            }
        }
    }

    /// Every design moves on its own: neither the others nor the threads matter.
    @ParameterizedTest
    @MethodSource("all")
    void designsDoNotDependOnEachOther(Localizer localizer) {
        Batch start = uniform(SIZE, 8);
        int[] some = {7, 149, 60};
        Batch all = localized(localizer, start, TARGET, box(-1.5, 1.5));
        Batch few = localized(localizer, start.subset(some), TARGET, box(-1.5, 1.5));
        assertThat(few.data()).containsExactly(all.subset(some).data());
        Batch threads = start.copy();
        try (Workers workers = new Workers(3)) {
            localizer.localize(SURROGATE, threads, aim(TARGET), Confines.of(box(-1.5, 1.5)), workers);
        }
        assertThat(threads.data()).containsExactly(all.data());
    }

    /// A target out of reach is approached: no design ends farther from it than it began, in the box.
    @Test
    void gaussNewtonNeverMovesAway() {
        Batch start = uniform(SIZE, 9);
        double[] before = residuals(start, 50);
        double[] after = residuals(localized(GaussNewton.DEFAULT, start, new double[] {50}, box(-1.5, 1.5)), 50);
        for (int i = 0; i < SIZE; i++) {
            assertThat(Math.abs(after[i])).isLessThanOrEqualTo(Math.abs(before[i]) + 1e-4);
        }
    }

    /// On `y = 2a − b + c / 2` the nearest design on target is the foot of the perpendicular, `x + g·r / ‖g‖²`;
    /// with `b` fixed, the one within that plane.
    @Test
    void gaussNewtonMovesToTheNearestDesignOnTarget() {
        NetworkEnsemble linear = new NetworkEnsemble(List.of(linear(2, -1, 0.5f)));
        Batch start = uniform(SIZE, 10);
        for (boolean fixed : new boolean[] {false, true}) {
            Batch from = start.copy();
            if (fixed) {
                Arrays.fill(from.data(), SIZE, 2 * SIZE, 0.25f);
            }
            double b = fixed ? 0.25 : 9;
            Polyhedron box = new Polyhedron(new double[] {-9, fixed ? b : -9, -9}, new double[] {9, b, 9}, List.of());
            Batch x = from.copy();
            try (Workers workers = new Workers(1)) {
                GaussNewton.DEFAULT.localize(linear, x, aim(TARGET), Confines.of(box), workers);
            }
            double[] g = {2, fixed ? 0 : -1, 0.5};
            for (int i = 0; i < SIZE; i++) {
                double r = TARGET[0] - (2 * from.get(i, 0) - from.get(i, 1) + 0.5 * from.get(i, 2));
                for (int v = 0; v < 3; v++) {
                    double foot = from.get(i, v) + g[v] * r / (4 + g[1] * g[1] + 0.25);
                    assertThat((double) x.get(i, v)).isCloseTo(foot, within(1e-3));
                }
            }
        }
    }

    /// `y = g·x` wherever every input is above −10: the units of the hidden layer are then all active.
    private static Mlp linear(float... g) {
        Mlp mlp = new Mlp("linear", new Architecture(3, List.of(3), 1, Activation.RELU), new Parameters());
        mlp.weight(0, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        mlp.bias(0, new float[] {10, 10, 10});
        mlp.weight(1, g);
        mlp.bias(1, new float[] {-10 * (g[0] + g[1] + g[2])});
        return mlp;
    }

    @Test
    void settingsAreChecked() {
        assertThat(all()).extracting(Localizer::name).containsExactly("gauss-newton", "adam", "adam");
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussNewton(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussNewton(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdamSearch(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdamSearch(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdamSearch(1, 1, -1));
    }
}
