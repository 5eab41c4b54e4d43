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
    /// The option that names the column of the groups.
    static final String GROUP = "group";

    public Provenance {
        options = Collections.unmodifiableMap(new TreeMap<>(options)); // one order in every JVM
    }

    /// Whether rows were held out in groups. Which rows belong together, a model that was read does not know.
    boolean grouped() {
        return options.containsKey(GROUP);
    }
}
