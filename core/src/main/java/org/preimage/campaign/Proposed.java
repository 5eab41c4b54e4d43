package org.preimage.campaign;

import java.util.List;
import org.preimage.trust.HitCount;

/// A batch of designs to run.
///
/// @param designs in the order in which they were chosen
/// @param expected how many of them will hit, taken together; zero where nothing was learned yet
public record Proposed(List<Proposal> designs, HitCount expected) {
    public Proposed {
        designs = List.copyOf(designs);
    }
}
