package org.preimage.model;

import java.util.Map;

/// Where a model came from.
///
/// @param version of Preimage
/// @param seed the seed that all its random numbers come from
/// @param dataHash the fingerprint of the pairs
/// @param kernels the kernel set, on which alone the same seed gives the same bytes
/// @param options how it was fitted, by name
public record Provenance(String version, long seed, String dataHash, String kernels, Map<String, String> options) {
    public Provenance {
        options = Map.copyOf(options);
    }
}
