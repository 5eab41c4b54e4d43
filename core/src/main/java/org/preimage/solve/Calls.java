package org.preimage.solve;

import java.util.List;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.ParallelSimulator;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.run.Context;

/// Calls of the true operator for several designs: at once if it can, else one after the other until it is canceled.
record Calls(Simulator f, Context context) {

    /// The properties of designs, each `[d]`, in their order; empty where the call failed.
    List<double[]> values(List<double[]> x) {
        context.checkCancelled();
        List<Outcome> outcomes = f instanceof ParallelSimulator parallel
                ? parallel.runAll(x)
                : x.stream().map(this::one).toList();
        return outcomes.stream()
                .map(outcome -> switch (outcome) {
                    case Simulated(double[] y) -> y;
                    case Failed _ -> new double[0];
                })
                .toList();
    }

    private Outcome one(double[] x) {
        context.checkCancelled();
        return f.run(x);
    }
}
