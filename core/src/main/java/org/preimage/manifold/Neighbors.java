package org.preimage.manifold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Finds the places within a radius of another, by a grid over up to three of the inputs. Places that differ in an
/// input
/// along which the set is not followed are not near, however close they are.
final class Neighbors {
    private static final int MOST_AXES = 3;
    private static final int BUCKETS = 1 << 14;
    /// Inputs that differ by no more are equal, up to rounding.
    private static final float EQUAL = 1e-5f;

    private final double cell;
    private final int[] axes;
    private final int[] held;
    private final List<float[]> places = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final int[] heads = new int[BUCKETS];
    private int[] next = new int[256];

    /// Takes places that were found.
    @FunctionalInterface
    interface Offer {
        /// Takes a place with the number that it was added with; false if no more are wanted.
        boolean more(int number, float[] place);
    }

    /// @param cell the side of a cell, the largest radius that is asked for
    /// @param axes the inputs along which the set is followed, those in which places differ most first
    /// @param inputs how many there are in all
    Neighbors(double cell, int[] axes, int inputs) {
        this.cell = cell;
        this.axes = Arrays.copyOf(axes, Math.min(axes.length, MOST_AXES));
        held = IntStream.range(0, inputs)
                .filter(v -> IntStream.of(axes).noneMatch(axis -> axis == v))
                .toArray();
        Arrays.fill(heads, -1);
    }

    /// Adds something that is at each of some places.
    void add(int number, List<float[]> at) {
        at.forEach(place -> add(number, place));
    }

    private void add(int number, float[] place) {
        int entry = places.size();
        places.add(place);
        numbers.add(number);
        if (entry == next.length) {
            next = Arrays.copyOf(next, 2 * entry);
        }
        int bucket = bucket(cells(place));
        next[entry] = heads[bucket];
        heads[bucket] = entry;
    }

    /// Whether any place is within the radius.
    boolean anyWithin(float[] of, double radius) {
        return !search(of, radius, (_, _) -> false);
    }

    /// The number of the nearest place within the radius; −1 if there is none.
    int nearest(float[] of, double radius) {
        int[] best = {-1};
        double[] least = {Double.POSITIVE_INFINITY};
        search(of, radius, (number, place) -> {
            double distance = NetPoint.distance(of, place);
            if (distance < least[0] || (distance == least[0] && number < best[0])) {
                least[0] = distance;
                best[0] = number;
            }
            return true;
        });
        return best[0];
    }

    /// Offers the places within the radius, in no certain order and some twice, as long as that is wanted.
    ///
    /// @return whether it still was at the end
    boolean search(float[] of, double radius, Offer offer) {
        long[] middle = cells(of);
        long[] at = middle.clone();
        int around = (int) Math.round(Math.pow(3, at.length));
        for (int c = 0; c < around; c++) {
            int digits = c;
            for (int a = 0; a < at.length; a++) {
                at[a] = middle[a] + digits % 3 - 1;
                digits /= 3;
            }
            for (int i = heads[bucket(at)]; i >= 0; i = next[i]) {
                float[] place = places.get(i);
                if (NetPoint.distance(of, place) <= radius && alike(of, place) && !offer.more(numbers.get(i), place)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean alike(float[] a, float[] b) {
        for (int v : held) {
            if (Math.abs(a[v] - b[v]) > EQUAL) {
                return false;
            }
        }
        return true;
    }

    private long[] cells(float[] place) {
        long[] cells = new long[axes.length];
        for (int a = 0; a < cells.length; a++) {
            cells[a] = (long) Math.floor(place[axes[a]] / cell);
        }
        return cells;
    }

    private static int bucket(long[] cells) {
        long hash = 0;
        for (long value : cells) {
            hash = (hash ^ value) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash & (BUCKETS - 1));
    }
}
