package org.preimage.app.service;

import java.util.List;
import org.preimage.app.table.BadTable;
import org.preimage.model.LearningCurve;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Measures how the error falls with the number of rows of a table.
public final class CurveJob {
    private final Context context;

    public CurveJob(Context context) {
        this.context = context;
    }

    /// The curve of each output.
    ///
    /// @throws BadTable if the pairs cannot be used
    public List<LearningCurve> run(PairsFile source, Seed seed) {
        PairsFile.Content content = source.read();
        try {
            return LearningCurve.of(content.pairs(), content.declared(), seed, context);
        } catch (IllegalArgumentException refused) {
            BadTable fault = new BadTable(source.file(), String.valueOf(refused.getMessage()));
            fault.initCause(refused);
            throw fault;
        }
    }
}
