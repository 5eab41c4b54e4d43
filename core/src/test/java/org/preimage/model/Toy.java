package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.preimage.data.Pairs;
import org.preimage.flow.Affine;
import org.preimage.flow.ShiftedSpline;
import org.preimage.flow.Spline;
import org.preimage.math.Activation;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Declared;
import org.preimage.space.Kind;
import org.preimage.train.LossWeights;
import org.preimage.train.NoiseLevels;
import org.preimage.train.Schedule;

/// A problem small enough to be fitted in a test: `u = a² + b` and `v = a − b / 2` over `a, b ∈ [−1, 1]`, with
/// an input `c` between them that is always 7.
public final class Toy {
    /// What the input `c` is in every pair.
    public static final double CONSTANT = 7;

    private Toy() {}

    /// `n` designs, uniform over the box.
    public static Pairs pairs(int n, Seed seed) {
        double[][] x = designs(n, seed);
        return new Pairs(List.of("a", "c", "b"), List.of("u", "v"), x, properties(x));
    }

    /// Designs `[3 × n]`, uniform over the box.
    public static double[][] designs(int n, Seed seed) {
        RandomGenerator random = seed.generator();
        double[][] x = new double[3][n];
        Arrays.setAll(x[0], _ -> random.nextDouble(-1, 1));
        Arrays.fill(x[1], CONSTANT);
        Arrays.setAll(x[2], _ -> random.nextDouble(-1, 1));
        return x;
    }

    /// The true properties of designs, `[2 × n]`.
    public static double[][] properties(double[][] x) {
        double[][] y = new double[2][x[0].length];
        Arrays.setAll(y[0], i -> x[0][i] * x[0][i] + x[2][i]);
        Arrays.setAll(y[1], i -> x[0][i] - x[2][i] / 2);
        return y;
    }

    /// A conditional spline flow beside two networks, all tiny.
    public static FitOptions conditional(int epochs) {
        return options(
                Method.IPAGE,
                new Prior.ConditionalFlow(
                        new Prior.Couplings(1, List.of(4), Activation.SILU, new Spline(3, 3f), schedule(epochs)), 0.05),
                SurrogateChoice.ENSEMBLE,
                epochs);
    }

    /// A tiny invertible network whose forward pass is the surrogate.
    public static FitOptions invertible(int epochs) {
        return options(
                Method.INN,
                new Prior.Invertible(affine(epochs), new LossWeights(3, 30, 40, 3, true), 0),
                SurrogateChoice.FLOW,
                epochs);
    }

    /// The same by likelihood.
    public static FitOptions invertibleByLikelihood(int epochs) {
        return options(
                Method.INN_ML,
                new Prior.InvertibleByLikelihood(shifted(epochs), 0.2, new NoiseLevels(0.1, 0.05, 3)),
                SurrogateChoice.FLOW,
                epochs);
    }

    /// A tiny autoencoder beside two networks.
    public static FitOptions autoencoder(int epochs) {
        Prior.Layers layers = new Prior.Layers(List.of(9), Activation.SILU, schedule(epochs));
        return options(Method.CVAE, new Prior.Autoencoder(layers, 3, 0.1, 4), SurrogateChoice.ENSEMBLE, epochs);
    }

    /// A tiny mixture network beside two networks.
    public static FitOptions mixture(int epochs) {
        Prior.Layers layers = new Prior.Layers(List.of(7), Activation.TANH, schedule(epochs));
        return options(Method.MDN, new Prior.MixtureNetwork(layers, 3, 1, 0.05), SurrogateChoice.ENSEMBLE, epochs);
    }

    /// The neural adjoint with two networks.
    public static FitOptions uniform(int epochs) {
        return options(Method.NEURAL_ADJOINT, new Prior.Uniform(), SurrogateChoice.ENSEMBLE, epochs);
    }

    /// Looking up, beside two networks.
    public static FitOptions rows(int epochs) {
        return options(Method.LOOKUP, new Prior.TrainingRows(), SurrogateChoice.ENSEMBLE, epochs);
    }

    /// One of each prior.
    public static List<FitOptions> everyPrior(int epochs) {
        return List.of(
                conditional(epochs),
                invertible(epochs),
                invertibleByLikelihood(epochs),
                autoencoder(epochs),
                mixture(epochs),
                uniform(epochs),
                rows(epochs));
    }

    private static FitOptions options(Method method, Prior prior, SurrogateChoice surrogate, int epochs) {
        int members = surrogate == SurrogateChoice.FLOW ? 0 : 2;
        return new FitOptions(
                method,
                prior,
                surrogate,
                new FitOptions.Networks(members, List.of(5, 4), Activation.TANH, schedule(epochs)),
                new FitOptions.Held(0.15, 0.15));
    }

    private static Prior.Couplings affine(int epochs) {
        return new Prior.Couplings(2, List.of(6), Activation.LEAKY_RELU, new Affine(1.5f, true), schedule(epochs));
    }

    private static Prior.Couplings shifted(int epochs) {
        return new Prior.Couplings(2, List.of(6), Activation.SILU, new ShiftedSpline(3, 3f), schedule(epochs));
    }

    /// What the inputs of [#mixed] are.
    public static final Declared MIXED =
            new Declared(Map.of("metal", new Kind.Categorical(List.of("gold", "lead", "tin")), "n", Kind.INTEGER));

    /// `n` pairs of a metal, a whole number from 1 to 5 and a number `t` in `[−1, 1]`, with the property
    /// [#mixedProperty].
    public static Pairs mixed(int n, Seed seed) {
        RandomGenerator random = seed.generator();
        double[][] x = new double[3][n];
        Arrays.setAll(x[0], _ -> random.nextInt(3));
        Arrays.setAll(x[1], _ -> 1 + random.nextInt(5));
        Arrays.setAll(x[2], _ -> random.nextDouble(-1, 1));
        double[] y = new double[n];
        Arrays.setAll(y, i -> mixedProperty(x[0][i], x[1][i], x[2][i]));
        return new Pairs(List.of("metal", "n", "t"), List.of("u"), x, new double[][] {y});
    }

    /// `3 · metal + n / 2 + t`: every metal shifts it further than `n` and `t` together do within a metal's level.
    public static double mixedProperty(double metal, double n, double t) {
        return 3 * metal + n / 2 + t;
    }

    /// A fit of `n` mixed pairs on one thread.
    public static InverseModel fitMixed(FitOptions options, int n) {
        try (Context context = Context.ofThreads(1)) {
            return InverseFit.of(mixed(n, new Seed(12)), MIXED, options, "0.1.0-test", new Seed(-6), context);
        }
    }

    /// A fit of `n` pairs on one thread.
    public static InverseModel fit(FitOptions options, int n) {
        try (Context context = Context.ofThreads(1)) {
            return InverseFit.of(pairs(n, new Seed(11)), options, "0.1.0-test", new Seed(-5), context);
        }
    }

    private static Schedule schedule(int epochs) {
        return new Schedule(epochs, 100, 1e-2, 1e-3, epochs);
    }
}
