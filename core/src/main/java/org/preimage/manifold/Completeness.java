package org.preimage.manifold;

import java.util.Arrays;
import java.util.List;

/// How likely it is that a component of a set was missed, by capture and recapture: independent starts were moved to
/// the
/// set, and it was counted how many came to each of its components. What starts of that kind do not get to, no count
/// tells of.
///
/// @param starts how many starts came to the set
/// @param counts how many of them came to each known component; their sum is `starts`
public record Completeness(int starts, List<Integer> counts) {
    public Completeness {
        counts = List.copyOf(counts);
        if (counts.stream().anyMatch(count -> count < 0)
                || counts.stream().mapToInt(Integer::intValue).sum() != starts) {
            throw new IllegalArgumentException(
                    "Completeness: expected counts that sum up to " + starts + ", found " + counts);
        }
    }

    /// Of counts as they were taken.
    public static Completeness of(int[] counts) {
        return new Completeness(
                Arrays.stream(counts).sum(), Arrays.stream(counts).boxed().toList());
    }

    /// The estimated chance that there is a component besides the known ones. It has three parts, each the mean of a
    /// number of components, and is the chance that the sum of such numbers is not zero:
    ///
    /// - how many components were not met, as far as those tell that were met once or twice (Chao, Nonparametric
    ///   estimation of the number of classes in a population, 1984, in the form without bias);
    /// - how many would be missed that draw as many starts as the known ones do: `Σ e^(−count)`;
    /// - how many would be missed of one more component that draws a share of the starts of which nothing is known:
    ///   `1 / (starts + 1)`, Laplace's rule of succession.
    public double chanceOfAMissedComponent() {
        double once = counts.stream().filter(count -> count == 1).count();
        double twice = counts.stream().filter(count -> count == 2).count();
        double unmet = once * (once - 1) / (2 * (twice + 1));
        double alike = counts.stream().mapToDouble(count -> Math.exp(-count)).sum();
        return -Math.expm1(-(unmet + alike + 1.0 / (starts + 1)));
    }
}
