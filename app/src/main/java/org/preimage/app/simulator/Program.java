package org.preimage.app.simulator;

import java.util.Map;
import org.preimage.app.schema.Scalar;
import org.preimage.operator.Outcome;

/// What runs a design, whatever kind it is of. Safe for several threads.
sealed interface Program permits CommandProgram, BatchProgram, ClassProgram, ServerProgram {

    /// Runs a design once.
    ///
    /// @param x the design, `[d]`
    /// @param values the same by the names of the inputs, levels by their names
    /// @param folder emptied for this attempt, unless an earlier one goes on
    /// @throws InterruptedException if the thread is interrupted; what was started is ended then
    /// @throws SimulatorUnavailable if no design can be run
    Outcome attempt(double[] x, Map<String, Scalar> values, WorkFolder folder) throws InterruptedException;

    /// Whether an earlier attempt in this folder is still under way, and is to be waited for.
    default boolean isUnderWay(WorkFolder folder) {
        return false;
    }
}
