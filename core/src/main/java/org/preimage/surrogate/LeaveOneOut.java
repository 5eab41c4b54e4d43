package org.preimage.surrogate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// What a Gaussian process of all other pairs says of each pair, in closed form:
/// `μ_i = y_i − [A⁻¹ y]_i / [A⁻¹]_ii` and `σ_i² = s² / [A⁻¹]_ii` with `A = K + ν I` (Rasmussen and Williams,
/// Gaussian Processes for Machine Learning, equations 5.10 to 5.12). Many pairs are cut into cells that
/// overlap, and each is
/// judged by the cell in which it lies deepest.
///
/// Wrong values must not hide each other, or themselves behind the noise that they seem to be: pairs that stand
/// out are left out, everything is found again without them, and they are judged by the others, until none
/// joins them.
///
/// @param expected by pair: the mean
/// @param deviation by pair: the standard deviation
/// @param score by pair: value less mean, in deviations, and then in robust standard deviations of all pairs if
///     those are larger, so that it is standard normal where what is left is
@SuppressWarnings("ArrayRecordComponent") // as large as the pairs, never compared
public record LeaveOneOut(double[] expected, double[] deviation, double[] score) {
    /// A score beyond this is doubtful: of normally distributed ones 1 in 15,787 is, by chance.
    public static final double DOUBTFUL = 4;

    private static final int CELL = 1500;
    private static final int ROUNDS = 4;
    /// What is off by less, in standard deviations of the output, is not looked for: on pairs without noise,
    /// everything would be told that a process does not know to the last digit.
    private static final double LEAST = 1e-3;

    /// What half of all standard normal sizes are below, and what nineteen of twenty are. What a smooth function
    /// leaves has longer tails than that, so the larger of both scales counts; a twentieth of the values may be
    /// wrong.
    private static final double MEDIAN = 0.6745;

    private static final double TWENTIETH = 1.9600;

    /// Judges all pairs.
    ///
    /// @param x standardized designs, `[d × n]`
    /// @param y standardized values, `n` numbers
    /// @param seed of the choice of pairs that lengths are learned from
    public static LeaveOneOut of(double[][] x, double[] y, Seed seed, Context context) {
        boolean[] out = new boolean[y.length];
        for (int round = 0; ; round++) {
            LeaveOneOut found = judged(x, y, out, seed, context);
            int before = count(out);
            for (int i = 0; i < out.length; i++) {
                out[i] |= Math.abs(found.score[i]) > DOUBTFUL;
            }
            if (count(out) == before || round == ROUNDS || count(out) > y.length / 4) {
                return found;
            }
        }
    }

    private static int count(boolean[] out) {
        return (int) IntStream.range(0, out.length).filter(i -> out[i]).count();
    }

    /// @param out pairs that the others are judged without
    private static LeaveOneOut judged(double[][] x, double[] y, boolean[] out, Seed seed, Context context) {
        int n = y.length;
        int[] kept = Arrays.stream(Draws.permutation(n, seed.generator()))
                .filter(i -> !out[i])
                .toArray();
        ProcessFit.Hyperparameters chosen =
                ProcessFit.likeliest(ProcessFit.take(x, kept), ProcessFit.take(y, kept), context);
        double[][] scaled = OutputProcess.scaled(x, chosen.lengths());
        CellTree tree = CellTree.of(scaled, CELL);
        int[][] members = tree.members(scaled);
        int[] deepest = deepest(tree, scaled);
        double[] expected = new double[n];
        double[] deviation = new double[n];
        for (int c = 0; c < members.length; c++) {
            context.checkCancelled();
            context.progress().report("leave one out, cells", c, members.length, "");
            int cell = c;
            int[] known = Arrays.stream(members[c]).filter(i -> !out[i]).toArray();
            int[] asked =
                    Arrays.stream(members[c]).filter(i -> deepest[i] == cell).toArray();
            if (asked.length > 0 && known.length > 1) {
                new Cell(chosen, scaled, y, known, context).judge(asked, out, expected, deviation);
            }
        }
        return new LeaveOneOut(expected, deviation, scores(y, expected, deviation));
    }

    private static int[] deepest(CellTree tree, double[][] scaled) {
        int[] deepest = new int[scaled[0].length];
        double[] x = new double[scaled.length];
        for (int i = 0; i < deepest.length; i++) {
            for (int v = 0; v < x.length; v++) {
                x[v] = scaled[v][i];
            }
            int row = i;
            double[] most = {0};
            tree.visit(x, (cell, weight, _) -> {
                if (weight > most[0]) {
                    most[0] = weight;
                    deepest[row] = cell;
                }
            });
        }
        return deepest;
    }

    /// Scaled by all of them, those left out among them: by the others alone, every round would leave out more.
    private static double[] scores(double[] y, double[] expected, double[] deviation) {
        double[] scores = new double[y.length];
        Arrays.setAll(scores, i -> deviation[i] > 0 ? (y[i] - expected[i]) / Math.hypot(deviation[i], LEAST) : 0);
        double[] sizes = Arrays.stream(scores).map(Math::abs).sorted().toArray();
        double scale =
                Math.max(Math.max(sizes[sizes.length / 2] / MEDIAN, sizes[sizes.length * 19 / 20] / TWENTIETH), 1);
        return Arrays.stream(scores).map(score -> score / scale).toArray();
    }

    /// The process of some pairs.
    private static final class Cell {
        private final ProcessFit.Hyperparameters chosen;
        private final double[][] scaled;
        private final double[] y;
        private final int[] known;
        private final double[][] centers;
        private final Context context;

        Cell(ProcessFit.Hyperparameters chosen, double[][] scaled, double[] y, int[] known, Context context) {
            this.chosen = chosen;
            this.scaled = scaled;
            this.y = y;
            this.known = known;
            this.context = context;
            centers = ProcessFit.take(scaled, known);
        }

        void judge(int[] asked, boolean[] out, double[] expected, double[] deviation) {
            int n = known.length;
            OutputProcess.Standing standing =
                    OutputProcess.standing(chosen.covariance(), centers, n, chosen.nugget(), context.workers());
            CholeskyFactor factor = standing.factor();
            double[] values = ProcessFit.take(y, known);
            double[] weights = values.clone();
            factor.solve(weights);
            double variance = 0;
            for (int k = 0; k < n; k++) {
                variance += values[k] * weights[k] / n;
            }
            double[] inverse = factor.inverse(context.workers());
            int[] place = new int[y.length];
            Arrays.fill(place, -1);
            for (int k = 0; k < n; k++) {
                place[known[k]] = k;
            }
            int[] others = Arrays.stream(asked).filter(i -> out[i]).toArray();
            for (int i : asked) {
                int k = place[i];
                if (k >= 0) {
                    expected[i] = y[i] - weights[k] / inverse[k * n + k];
                    deviation[i] = Math.sqrt(variance / inverse[k * n + k]);
                }
            }
            predict(others, factor, weights, variance, standing.nugget(), expected, deviation);
        }

        /// Pairs that are not among the known ones.
        private void predict(
                int[] others,
                CholeskyFactor factor,
                double[] weights,
                double variance,
                double nugget,
                double[] expected,
                double[] deviation) {
            int n = known.length;
            double[] rows = new double[others.length * n];
            new CovarianceRows(chosen.covariance(), centers)
                    .fill(ProcessFit.take(scaled, others), 0, others.length, rows, n, context.workers());
            for (int k = 0; k < others.length; k++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += rows[k * n + j] * weights[j];
                }
                expected[others[k]] = sum;
            }
            factor.solveForward(rows, others.length, context.workers());
            for (int k = 0; k < others.length; k++) {
                double square = 0;
                for (int j = k * n; j < (k + 1) * n; j++) {
                    square += rows[j] * rows[j];
                }
                deviation[others[k]] = Math.sqrt(variance * (Math.max(1 - square, 0) + nugget));
            }
        }
    }
}
