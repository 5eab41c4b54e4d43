package org.preimage.surrogate;

import java.util.Arrays;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.linalg.Gram;
import org.preimage.optim.Bfgs;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a [OutputProcess] to pairs of one output. Lengths, nugget and kind of covariance are those of the
/// largest marginal likelihood on some of the pairs; then the process is conditioned on all of them, exactly up
/// to 10,000
/// pairs. Beyond, it is exact on the first 10,000, and what it leaves is learned from all pairs, cell by cell;
/// where that is of no use, it is projected on the span of some pairs (Rasmussen and Williams, section 8.3.4).
/// Pairs that have images are solved for exactly, see [Orbits].
public final class ProcessFit {
    /// So many pairs are solved for exactly.
    static final int EXACT = 10_000;

    /// How much is solved for.
    ///
    /// @param exact so many pairs are solved for exactly
    /// @param span the span of a projected process, at most as many
    record Sizes(int exact, int span) {
        static final Sizes USUAL = new Sizes(EXACT, 2500);
    }

    private static final int FIRST_ROWS = 400;
    private static final int ROWS = 1000;
    /// More inputs than this share one length.
    private static final int MOST_LENGTHS = 48;

    private static final double LEAST_LENGTH = 0.02;
    private static final double LARGEST_LENGTH = 100;
    /// A nugget below this is none: what is left is what the factor needs to stand.
    static final double NONE = 1e-9;

    /// A refinement is kept that leaves at most this share of the mean squared error. Where it is of no such
    /// use, noise is what limits, or neighbors are too far apart to tell of each other; then fewer centers and
    /// all
    /// pairs do better.
    private static final double WORTHWHILE = 0.7;

    /// Fewer pairs than this beyond those that are solved for exactly are left out: they could not grade what is
    /// learned from them.
    static final int LEAST_BEYOND = 100;

    private static final double PROJECTED_NUGGET = 1e-10;
    private static final int CHUNK = 4096;
    private static final Bfgs FIRST = new Bfgs(40, 1e-2);
    private static final Bfgs SECOND = new Bfgs(25, 1e-2);

    private final Sizes sizes;
    private final Orbits x;
    private final double[] y;
    /// By input: which of the variables is its length.
    private final int[] shared;

    private final Context context;

    private ProcessFit(Orbits x, double[] y, Sizes sizes, Context context) {
        this.sizes = sizes;
        this.x = x;
        this.y = y;
        this.shared = shared(x);
        this.context = context;
    }

    private static int[] shared(Orbits x) {
        if (x.inputs() > MOST_LENGTHS) {
            return new int[x.inputs()];
        }
        int[] alike = x.alike();
        int[] firsts = Arrays.stream(alike).distinct().toArray();
        return Arrays.stream(alike)
                .map(first -> Arrays.binarySearch(firsts, first))
                .toArray();
    }

    /// Fits.
    ///
    /// @param x standardized designs, `[d × n]`
    /// @param y standardized values, `n` numbers
    /// @param seed of the choice of rows
    public static OutputProcess of(double[][] x, double[] y, Seed seed, Context context) {
        return of(x, y, Sizes.USUAL, seed, context);
    }

    static OutputProcess of(double[][] x, double[] y, Sizes sizes, Seed seed, Context context) {
        return of(Orbits.alone(x), y, sizes, seed, context);
    }

    /// Fits a process that is equal at all images of a design.
    ///
    /// @param x standardized designs with their images
    /// @param y standardized values, one for each design
    /// @param seed of the choice of rows
    public static OutputProcess of(Orbits x, double[] y, Seed seed, Context context) {
        return of(x, y, Sizes.USUAL, seed, context);
    }

    private static OutputProcess of(Orbits x, double[] y, Sizes sizes, Seed seed, Context context) {
        int[] order = Draws.permutation(y.length, seed.generator());
        ProcessFit fit = new ProcessFit(x.take(order), take(y, order), sizes, context);
        return x.mixed(fit.conditioned(fit.likeliest()), seed.of("mixed"));
    }

    /// What the marginal likelihood chooses.
    record Hyperparameters(Covariance covariance, double[] lengths, double nugget) {}

    /// The likeliest for these pairs, which are in random order.
    static Hyperparameters likeliest(double[][] x, double[] y, Context context) {
        return likeliest(Orbits.alone(x), y, context);
    }

    static Hyperparameters likeliest(Orbits x, double[] y, Context context) {
        return new ProcessFit(x, y, Sizes.USUAL, context).likeliest();
    }

    /// The process of these pairs, which are in random order.
    static OutputProcess conditioned(Hyperparameters chosen, double[][] x, double[] y, Context context) {
        return conditioned(chosen, Orbits.alone(x), y, context);
    }

    /// The same; of its centers the designs come first, then image after image.
    static OutputProcess conditioned(Hyperparameters chosen, Orbits x, double[] y, Context context) {
        return new ProcessFit(x, y, Sizes.USUAL, context).conditioned(chosen);
    }

    static double[] take(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    static double[][] take(double[][] columns, int[] rows) {
        return Arrays.stream(columns).map(column -> take(column, rows)).toArray(double[][]::new);
    }

    /// Covariance and variables.
    private record Chosen(Covariance covariance, Bfgs.Least least) {}

    private Hyperparameters likeliest() {
        Chosen best = null;
        for (Covariance covariance : Covariance.values()) {
            Chosen found = new Chosen(covariance, search(covariance, start(), FIRST_ROWS, FIRST));
            if (best == null || found.least.value() < best.least.value()) {
                best = found;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no covariance");
        }
        double[] variables =
                search(best.covariance, best.least.x(), ROWS, SECOND).x();
        return new Hyperparameters(
                best.covariance, MarginalLikelihood.lengths(variables, shared), MarginalLikelihood.nugget(variables));
    }

    private OutputProcess conditioned(Hyperparameters chosen) {
        context.checkCancelled();
        if (y.length <= sizes.exact() || x.count() > 1) {
            return exact(chosen.covariance, chosen.lengths, chosen.nugget);
        }
        if (y.length - sizes.exact() < LEAST_BEYOND) {
            return first().conditioned(chosen);
        }
        RefinementFit.Refined refined = refined(chosen);
        return refined.share() <= WORTHWHILE
                ? refined.process()
                : projected(chosen.covariance, chosen.lengths, chosen.nugget);
    }

    /// Exact on the first pairs, and refined by the others.
    private RefinementFit.Refined refined(Hyperparameters chosen) {
        return new RefinementFit(first().conditioned(chosen), x.x(), y, sizes.exact(), context).run();
    }

    /// The pairs that are solved for exactly.
    private ProcessFit first() {
        return new ProcessFit(x.first(sizes.exact()), Arrays.copyOf(y, sizes.exact()), sizes, context);
    }

    private double[] start() {
        int lengths = Arrays.stream(shared).max().orElseThrow() + 1;
        double[] start = new double[lengths + 1];
        Arrays.fill(start, Math.log(Math.sqrt(x.inputs() <= MOST_LENGTHS ? 2.0 : x.inputs())));
        start[lengths] = Math.log(1e-4);
        return start;
    }

    private Bfgs.Least search(Covariance covariance, double[] start, int rows, Bfgs method) {
        int n = Math.min(rows, y.length);
        double[] low = new double[start.length];
        double[] high = new double[start.length];
        Arrays.fill(low, Math.log(LEAST_LENGTH));
        Arrays.fill(high, Math.log(LARGEST_LENGTH));
        low[start.length - 1] = Math.log(OutputProcess.LEAST_NUGGET);
        high[start.length - 1] = Math.log(10);
        MarginalLikelihood likelihood =
                new MarginalLikelihood(covariance, x.first(n), Arrays.copyOf(y, n), shared, context.workers());
        return method.minimize(
                (variables, gradient) -> {
                    context.checkCancelled();
                    return likelihood.value(variables, gradient);
                },
                start,
                low,
                high);
    }

    private OutputProcess exact(Covariance covariance, double[] lengths, double likely) {
        OutputProcess.Standing standing = OutputProcess.standing(
                covariance, x.scaled(lengths), y.length, likely > NONE ? likely : 0, context.workers());
        double[] weights = y.clone();
        standing.factor().solve(weights);
        double variance = 0;
        for (int i = 0; i < y.length; i++) {
            variance += y[i] * weights[i] / y.length;
        }
        return new OutputProcess(
                covariance,
                lengths,
                Math.max(variance, Double.MIN_NORMAL),
                standing.nugget(),
                x.all(),
                repeated(weights, x.count()));
    }

    static double[] repeated(double[] values, int times) {
        double[] repeated = new double[values.length * times];
        Arrays.setAll(repeated, i -> values[i % values.length]);
        return repeated;
    }

    /// With the span's factor `L` and `V = L⁻¹ K`: `β = (ν I + V Vᵀ)⁻¹ V y`, `weights = L⁻ᵀ β`.
    private OutputProcess projected(Covariance covariance, double[] lengths, double likely) {
        double[][] scaled = OutputProcess.scaled(x.x(), lengths);
        double nugget = Math.max(likely, PROJECTED_NUGGET);
        int m = sizes.span();
        CholeskyFactor span = OutputProcess.standing(covariance, scaled, m, PROJECTED_NUGGET, context.workers())
                .factor();
        double[] gram = new double[m * m];
        double[] right = new double[m];
        double[] rows = new double[CHUNK * m];
        CovarianceRows covariances = new CovarianceRows(covariance, scaled);
        for (int first = 0; first < y.length; first += CHUNK) {
            context.checkCancelled();
            int count = Math.min(CHUNK, y.length - first);
            covariances.fill(scaled, first, count, rows, m, context.workers());
            span.solveForward(rows, count, context.workers());
            Gram.subtractTransposed(rows, count, m, gram, context.workers());
            for (int i = 0; i < count; i++) {
                double value = y[first + i];
                for (int j = 0; j < m; j++) {
                    right[j] += rows[i * m + j] * value;
                }
            }
        }
        for (int i = 0; i < gram.length; i++) {
            gram[i] = -gram[i];
        }
        double variance = solve(gram, right, nugget, m);
        span.solveBackward(right);
        return new OutputProcess(
                covariance, lengths, variance, nugget, x.first(m).x(), right);
    }

    /// @return the variance of the process
    private double solve(double[] gram, double[] right, double nugget, int m) {
        double[] before = right.clone();
        for (int i = 0; i < m; i++) {
            gram[i * m + i] += nugget;
        }
        CholeskyFactor.of(gram, m, context.workers())
                .orElseThrow(() -> new IllegalStateException("the projected pairs have no factor"))
                .solve(right);
        double square = 0;
        double explained = 0;
        for (double value : y) {
            square += value * value;
        }
        for (int j = 0; j < m; j++) {
            explained += before[j] * right[j];
        }
        return Math.max((square - explained) / nugget / y.length, 1e-12);
    }
}
