package org.preimage.sampling;

import java.util.List;
import java.util.stream.Collectors;
import org.preimage.random.Seed;

/// A way to place points in the unit cube. Each is a value without state: the same arguments give the same
/// points.
public sealed interface PointSet permits SimpleRandom, LatinHypercube, MaximinLatinHypercube, Sobol {
    /// The word for this kind of point set on the command line and in files.
    String name();

    /// Places `n` points in `k` dimensions.
    ///
    /// @param n how many points, at least 1
    /// @param k how many dimensions, at least 1
    /// @param seed decides what is random about them
    /// @return the points, `[n × k]`, each coordinate strictly between 0 and 1
    /// @throws IllegalArgumentException if `n` or `k` is less than 1 or more than this kind allows
    double[][] points(int n, int k, Seed seed);

    /// Every kind of point set, with its default effort.
    static List<PointSet> all() {
        return List.of(new SimpleRandom(), new LatinHypercube(), MaximinLatinHypercube.withDefaults(), new Sobol());
    }

    /// The point set called `name`: `random`, `lhs`, `maximin` or `sobol`.
    ///
    /// @throws IllegalArgumentException if there is none; the message names all of them
    static PointSet named(String name) {
        String known = all().stream().map(PointSet::name).collect(Collectors.joining(", "));
        return all().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("PointSet: expected one of " + known + ", found '" + name + "'"));
    }
}
