package org.preimage.bench;

import java.util.ArrayList;
import java.util.List;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.OutputProcess;
import org.preimage.surrogate.ProcessFit;

/// What Gaussian processes make of more and more pairs: seconds, memory, and errors on fresh designs. Only the
/// processes are fitted, no prior.
public final class ScaleBenchmark {
    private ScaleBenchmark() {}

    /// What one fit came to.
    ///
    /// @param pairs how many were fitted to
    /// @param seconds of the fit of all outputs
    /// @param errors squared errors on fresh designs, averaged over the outputs, in the user's units
    /// @param megabytes the most that the heap held
    public record Row(String problem, long seed, int pairs, double seconds, Resimulation errors, double megabytes) {}

    /// Fits the first pairs of one draw, and predicts fresh designs.
    ///
    /// @param pairs how many to fit to
    /// @param fresh how many to predict
    public static Row run(Problem problem, int pairs, int fresh, long seed, Context context) {
        Seed root = new Seed(seed);
        Pairs data = problem.pairs(pairs, root.of("pairs"));
        Pairs test = problem.pairs(fresh, root.of("targets"));
        Scaler inputs = Scaler.of(data.x());
        Scaler outputs = Scaler.of(data.y());
        double[][] x = inputs.standardized(data.x());
        double[][] y = outputs.standardized(data.y());
        HeapPeak.reset();
        long start = System.nanoTime();
        List<OutputProcess> processes = new ArrayList<>();
        for (int o = 0; o < y.length; o++) {
            processes.add(ProcessFit.of(x, y[o], root.of("process").of(o), context));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double megabytes = HeapPeak.megabytes();
        double[][] predicted =
                outputs.unscale(new GaussianProcess(processes).means(inputs.standardized(test.x()), context.workers()));
        double[] errors = new double[fresh];
        for (int i = 0; i < fresh; i++) {
            for (int o = 0; o < predicted.length; o++) {
                errors[i] += Math.pow(predicted[o][i] - test.y()[o][i], 2) / predicted.length;
            }
        }
        return new Row(problem.name(), seed, pairs, seconds, new Resimulation(errors), megabytes);
    }
}
