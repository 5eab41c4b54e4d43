package org.preimage.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.preimage.surrogate.Covariance;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.OutputProcess;

/// The processes of the outputs, `surrogate.process.<output>`: kind of covariance, lengths, variance and nugget,
/// centers and weights, all in double, so that a process that was read needs no new solution.
final class ProcessCodec {
    private ProcessCodec() {}

    static void write(Draft draft, GaussianProcess gaussian) {
        for (int o = 0; o < gaussian.outputs(); o++) {
            OutputProcess process = gaussian.processes().get(o);
            String name = name(o);
            draft.text(name + ".covariance", Facts.word(process.covariance()));
            draft.numbers(name + ".lengths", process.lengths());
            draft.numbers(name + ".variances", new double[] {process.variance(), process.nugget()});
            draft.table(name + ".centers", Arrays.asList(process.centers()), process.weights().length);
            draft.numbers(name + ".weights", process.weights());
        }
    }

    /// @param inputs the number of free inputs, `d`
    /// @param outputs the number of outputs, `m`
    static GaussianProcess read(Facts facts, int inputs, int outputs) {
        List<OutputProcess> processes = new ArrayList<>();
        for (int o = 0; o < outputs; o++) {
            String name = name(o);
            double[] variances = facts.numbers(name + ".variances", 2);
            int n = facts.width(name + ".centers");
            processes.add(new OutputProcess(
                    facts.choice(name + ".covariance", Covariance.values()),
                    facts.numbers(name + ".lengths", inputs),
                    variances[0],
                    variances[1],
                    facts.table(name + ".centers", inputs, n).toArray(double[][]::new),
                    facts.numbers(name + ".weights", n)));
        }
        return new GaussianProcess(processes);
    }

    private static String name(int output) {
        return "surrogate.process." + output;
    }
}
