package org.preimage.app.service;

import java.util.HashMap;
import java.util.Map;

/// Names for the stages of a fit, told one after the other: a name that was there before is numbered, so that
/// the networks of an ensemble are `network`, `network 2`, `network 3`.
final class StageNames {
    private final Map<String, Integer> seen = new HashMap<>();

    String next(String name) {
        int number = seen.merge(name, 1, Integer::sum);
        return number > 1 ? name + " " + number : name;
    }
}
