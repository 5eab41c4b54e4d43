package org.preimage.surrogate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.run.Context;

/// Fits a [Refinement] to what a process leaves of pairs, most of which it was not conditioned on. Some pairs
/// are kept back to tell what that gains.
final class RefinementFit {
    /// Designs of a cell at most.
    private static final int CELL = 1300;
    /// Pairs that tell what is gained.
    private static final int KEPT = 1000;

    private final OutputProcess process;
    private final double[][] x;
    private final double[] y;
    private final int own;
    private final Context context;

    /// What came of it.
    ///
    /// @param process refined, its variance such that its deviations are as large as its errors on pairs kept
    ///     back
    /// @param share of the mean squared error on those that is left
    record Refined(OutputProcess process, double share) {}

    /// @param process conditioned on the first pairs
    /// @param x standardized designs, `[d × n]`
    /// @param y standardized values
    /// @param own how many pairs the process was conditioned on
    RefinementFit(OutputProcess process, double[][] x, double[] y, int own, Context context) {
        this.process = process;
        this.x = x;
        this.y = y;
        this.own = own;
        this.context = context;
    }

    Refined run() {
        double[] left = process.means(x, context.workers());
        Arrays.setAll(left, i -> y[i] - left[i]);
        int last = y.length - Math.min(KEPT, (y.length - own) / 2);
        double before = square(left, last, y.length);
        // Where there is noise, a process leaves too little of it in the pairs it knows.
        int first = process.nugget() > ProcessFit.NONE ? own : 0;
        double noise = process.nugget() > ProcessFit.NONE ? process.variance() * process.nugget() / before : 0;
        int[] rows = IntStream.range(first, last).toArray();
        Refinement refinement = fit(ProcessFit.take(left, rows), ProcessFit.take(x, rows), noise);
        OutputProcess refined = process.refinedBy(refinement);
        int[] kept = IntStream.range(last, y.length).toArray();
        double[] means = refined.means(ProcessFit.take(x, kept), context.workers());
        double after = IntStream.range(0, kept.length)
                .mapToDouble(i -> Math.pow(y[kept[i]] - means[i], 2))
                .average()
                .orElseThrow();
        return new Refined(refined.withVariance(refined.variance() * after / spread(kept)), after / before);
    }

    /// The mean square of the deviations at some pairs.
    private double spread(int[] rows) {
        double[] deviation = new GaussianProcess(List.of(process))
                .predict(ProcessFit.take(x, rows), context.workers())
                .deviation()[0];
        return Arrays.stream(deviation).map(value -> value * value).average().orElseThrow();
    }

    private static double square(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).map(v -> v * v).average().orElseThrow();
    }

    private Refinement fit(double[] left, double[][] designs, double noise) {
        double[][] scaled = OutputProcess.scaled(designs, process.lengths());
        CellTree tree = CellTree.of(scaled, CELL);
        int[][] members = tree.members(scaled);
        double[][] weights = new double[members.length][];
        for (int c = 0; c < members.length; c++) {
            context.checkCancelled();
            context.progress().report("fit process, cells", c, members.length, "");
            double[][] centers = ProcessFit.take(scaled, members[c]);
            weights[c] = ProcessFit.take(left, members[c]);
            if (weights[c].length > 0) {
                OutputProcess.standing(process.covariance(), centers, weights[c].length, noise, context.workers())
                        .factor()
                        .solve(weights[c]);
            }
        }
        return new Refinement(tree, scaled, weights);
    }
}
