package org.preimage.solve;

import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// No localization: candidates stay where the sampler put them, but for what lies outside of the region.
public record Unmoved() implements Localizer {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public long localize(Surrogate surrogate, Batch x, Aim aim, Confines confines, Workers workers) {
        return 0;
    }
}
