package org.preimage.app.simulator;

import java.io.Serial;

/// The simulator runs no design at all: its program cannot be started, or its server does not answer. Unlike a
/// failed run, this says nothing about the design. Its message is one sentence.
public final class SimulatorUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SimulatorUnavailable(String sentence) {
        super(sentence);
    }

    SimulatorUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
