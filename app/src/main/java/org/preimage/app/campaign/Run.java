package org.preimage.app.campaign;

import org.jspecify.annotations.Nullable;
import org.preimage.campaign.Proposal;
import org.preimage.operator.Outcome;

/// One run of a campaign: a design that was proposed, and what came of it.
///
/// @param id counted from 1 over the campaign, in the order in which designs were proposed
/// @param batch counted from 1
/// @param proposal the design, and what was expected of it
/// @param begun whether its run has begun
/// @param outcome what it came to; null while that is not known
public record Run(
        int id,
        int batch,
        Proposal proposal,
        boolean begun,
        @Nullable Outcome outcome) {
    /// Whether its outcome is known.
    public boolean isDone() {
        return outcome != null;
    }
}
