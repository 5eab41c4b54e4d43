package org.preimage.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    /// @throws IllegalArgumentException if there is none; the message names the nearest one
    static PointSet named(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        PointSet nearest = all().stream()
                .min(Comparator.comparingInt(set -> edits(asked, set.name())))
                .orElseThrow();
        if (nearest.name().equals(name)) {
            return nearest;
        }
        String known = all().stream().map(PointSet::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("PointSet: expected one of " + known + ", found '" + name
                + "'; the nearest is '" + nearest.name() + "'");
    }

    /// The least number of letters to insert, delete or replace that makes `a` of `b`.
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
