package org.preimage.manifold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Finds the places within a radius of another, by a grid over up to three of the inputs.
final class Neighbors {
    private static final int MOST_AXES = 3;
    private static final int BUCKETS = 1 << 14;

    private final double cell;
    private final int[] axes;
    private final List<float[]> places = new ArrayList<>();
    private final int[] heads = new int[BUCKETS];
    private int[] next = new int[256];

    /// @param cell the side of a cell, the largest radius that is asked for
    /// @param axes the inputs in which places differ most
    Neighbors(double cell, int[] axes) {
        this.cell = cell;
        this.axes = Arrays.copyOf(axes, Math.min(axes.length, MOST_AXES));
        Arrays.fill(heads, -1);
    }

    /// Adds a place; its number is how many there were before.
    void add(float[] place) {
        int number = places.size();
        places.add(place);
        if (number == next.length) {
            next = Arrays.copyOf(next, 2 * number);
        }
        long[] at = cells(place);
        int bucket = bucket(at);
        next[number] = heads[bucket];
        heads[bucket] = number;
    }

    /// Whether any place is within the radius.
    boolean anyWithin(float[] of, double radius) {
        return first(of, radius, _ -> true) >= 0;
    }

    /// The nearest place within the radius; −1 if there is none.
    int nearest(float[] of, double radius) {
        int[] best = {-1};
        double[] least = {Double.POSITIVE_INFINITY};
        first(of, radius, i -> {
            double distance = NetPoint.distance(of, places.get(i));
            if (distance < least[0] || (distance == least[0] && i < best[0])) {
                least[0] = distance;
                best[0] = i;
            }
            return false;
        });
        return best[0];
    }

    /// The first place within the radius, in no certain order, that is accepted; −1 if there is none. Some may be
    /// offered twice.
    int first(float[] of, double radius, IntPredicate accept) {
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
                if (NetPoint.distance(of, places.get(i)) <= radius && accept.test(i)) {
                    return i;
                }
            }
        }
        return -1;
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
