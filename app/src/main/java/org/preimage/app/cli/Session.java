package org.preimage.app.cli;

import org.preimage.run.Context;

/// What a command computes with, and the meter that shows how far it is.
record Session(Context context, Meter meter) implements AutoCloseable {
    @Override
    public void close() {
        meter.close();
        context.close();
    }
}
