package org.preimage.bench;

import java.util.List;
import org.preimage.space.NearestName;

/// The problems that can be asked for by name.
public final class Problems {
    private static final List<Problem> ALL = List.of(
            new Sinewave(),
            RoboticArm.difference(),
            RoboticArm.cumulative(),
            new Ballistics(),
            new ArchitectedMaterial());

    private Problems() {}

    /// All problems, in the order of the paper.
    public static List<Problem> all() {
        return ALL;
    }

    /// The problem called `name`.
    ///
    /// @throws IllegalArgumentException if there is none of that name; the message names the nearest one
    public static Problem named(String name) {
        return ALL.stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Problems: "
                        + NearestName.refusal(
                                "a known problem",
                                name,
                                ALL.stream().map(Problem::name).toList())));
    }
}
