package org.preimage.trust;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How often intervals hold the truth, by how wide they are: rows in five groups of equal size, from the least
/// deviation to the largest.
///
/// @param quintiles at most five, each of at least one row
public record Coverage(List<Quintile> quintiles) {
    private static final int GROUPS = 5;

    /// One group.
    ///
    /// @param rows how many there are
    /// @param deviation the largest deviation among them
    /// @param inside how many of the intervals hold the truth
    public record Quintile(int rows, double deviation, int inside) {
        /// The share of the intervals that hold the truth.
        public double share() {
            return (double) inside / rows;
        }
    }

    public Coverage {
        quintiles = List.copyOf(quintiles);
    }

    /// Counts.
    ///
    /// @param deviation of each row
    /// @param inside whether its interval holds the truth
    public static Coverage of(double[] deviation, boolean[] inside) {
        int n = deviation.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> deviation[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Coverage(IntStream.range(0, GROUPS)
                .mapToObj(group -> quintile(order, group * n / GROUPS, (group + 1) * n / GROUPS, deviation, inside))
                .filter(quintile -> quintile.rows > 0)
                .toList());
    }

    private static Quintile quintile(int[] order, int from, int to, double[] deviation, boolean[] inside) {
        int count =
                (int) IntStream.range(from, to).filter(k -> inside[order[k]]).count();
        return new Quintile(to - from, to > from ? deviation[order[to - 1]] : 0, count);
    }

    /// The share of all intervals that hold the truth.
    public double share() {
        double rows = quintiles.stream().mapToInt(Quintile::rows).sum();
        return quintiles.stream().mapToInt(Quintile::inside).sum() / rows;
    }
}
