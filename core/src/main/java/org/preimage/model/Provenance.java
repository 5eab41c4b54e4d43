package org.preimage.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Where a model came from.
///
/// @param version of Preimage
/// @param seed the seed that all its random numbers come from
/// @param dataHash the fingerprint of the pairs
/// @param kernels the kernel set, on which alone the same seed gives the same bytes
/// @param options how it was fitted, by name and in that order
public record Provenance(String version, long seed, String dataHash, String kernels, Map<String, String> options) {
    public Provenance {
        options = Collections.unmodifiableMap(new TreeMap<>(options)); // one order in every JVM
    }
}
