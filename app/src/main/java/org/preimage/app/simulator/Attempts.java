package org.preimage.app.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.space.Input;

/// Runs a design with a program until it succeeds or the retries are used up.
///
/// @param inputs what the values of a design are called
/// @param retries how often a failed run is tried again
/// @param backOff the seconds before the first retry; twice as many before every further one
record Attempts(Program program, List<Input> inputs, int retries, double backOff) implements AdoptingSimulator.Runs {
    private static final double LONGEST_BACK_OFF = 86400;

    Attempts {
        inputs = List.copyOf(inputs);
    }

    @Override
    public Outcome run(double[] x, WorkFolder folder) {
        Map<String, Scalar> values = Columns.values(inputs, x);
        try {
            for (int retry = 0; ; retry++) {
                boolean last = retry == retries;
                Outcome outcome = attempt(x, values, folder, last);
                if (outcome instanceof Simulated) {
                    return outcome;
                }
                if (last && outcome instanceof Failed(String reason)) {
                    return retries == 0
                            ? outcome
                            : new Failed(reason + " (the last of " + (retries + 1) + " attempts)");
                }
                double seconds = Math.min(LONGEST_BACK_OFF, backOff * Math.pow(2, retry));
                Thread.sleep(Math.round(1000 * seconds));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /// Null if there was none, and another one may help.
    private @Nullable Outcome attempt(double[] x, Map<String, Scalar> values, WorkFolder folder, boolean last)
            throws InterruptedException {
        if (!program.isUnderWay(folder)) {
            folder.clear();
        }
        try {
            return program.attempt(x, values, folder);
        } catch (SimulatorUnavailable fault) {
            if (last) {
                throw fault;
            }
            return null;
        }
    }
}
