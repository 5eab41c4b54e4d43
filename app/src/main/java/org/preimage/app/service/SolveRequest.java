package org.preimage.app.service;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.random.Seed;
import org.preimage.solve.PolishOptions;

/// What to solve, and how.
///
/// @param model the model's file, as the user names it
/// @param question what is asked
/// @param method how to solve
/// @param seed where all random numbers come from
/// @param simulator the true operator to verify the designs with; null for none
/// @param inputError the standard deviations by which inputs are off when designs are made, by name
/// @param robust whether designs are chosen that withstand that
/// @param polish how to improve the designs on the simulator; null for not at all
public record SolveRequest(
        Path model,
        Question question,
        SolveMethod method,
        Seed seed,
        @Nullable SimulatorChoice simulator,
        @Nullable PolishOptions polish,
        Map<String, Double> inputError,
        boolean robust) {
    /// Of designs that are made as they are.
    public SolveRequest(
            Path model,
            Question question,
            SolveMethod method,
            Seed seed,
            @Nullable SimulatorChoice simulator,
            @Nullable PolishOptions polish) {
        this(model, question, method, seed, simulator, polish, Map.of(), false);
    }

    public SolveRequest {
        inputError = Collections.unmodifiableMap(new LinkedHashMap<>(inputError));
        if (robust && inputError.isEmpty()) {
            throw new IllegalArgumentException("--robust: expected an --input-error to withstand, found none");
        }
        if (polish != null && simulator == null) {
            throw new IllegalArgumentException("--polish: expected a --simulator to polish the designs on, found none");
        }
    }
}
