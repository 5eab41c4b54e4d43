package org.preimage.manifold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.run.Workers;

/// Chooses points of a net that cover it evenly: to every component its share by measure, and within a component first
/// the
/// points that are farthest from each other (Gonzalez 1985), which are then moved to the middles of what lies nearest
/// to them (Lloyd 1982, on the points of the net), at last by their largest distances, so that no part of the component
/// is
/// far from all.
public final class EvenChoice {
    private static final int MEANS = 12;
    private static final int CENTERS = 8;
    private static final int TILE = 64;

    private final Net net;
    private final Workers workers;

    private EvenChoice(Net net, Workers workers) {
        this.net = net;
        this.workers = workers;
    }

    /// The numbers of `count` different points, the first few of which are far from each other, too.
    ///
    /// @throws IllegalArgumentException if the net has not so many
    public static int[] of(Net net, int count, Workers workers) {
        if (count > net.size()) {
            throw new IllegalArgumentException(
                    "EvenChoice: expected a net of at least " + count + " points, found " + net.size());
        }
        EvenChoice choice = new EvenChoice(net, workers);
        List<int[]> components = choice.components();
        int[] shares = choice.shares(components, count);
        int[] chosen = IntStream.range(0, components.size())
                .mapToObj(p -> choice.cover(components.get(p), shares[p]))
                .flatMapToInt(Arrays::stream)
                .toArray();
        return choice.farthest(chosen, chosen.length);
    }

    private List<int[]> components() {
        List<int[]> components = new ArrayList<>();
        for (int p = 0; p < net.components(); p++) {
            int component = p;
            components.add(IntStream.range(0, net.size())
                    .filter(i -> net.component(i) == component)
                    .toArray());
        }
        return components;
    }

    /// Shares by measure, one at least while there are enough, by the largest remainders; none above the size of its
    /// component.
    private int[] shares(List<int[]> components, int count) {
        double[] measure = components.stream()
                .mapToDouble(component ->
                        Arrays.stream(component).mapToDouble(net::weight).sum())
                .toArray();
        int[] shares = new int[measure.length];
        if (count >= shares.length) {
            Arrays.fill(shares, 1);
        }
        double all = Arrays.stream(measure).sum();
        for (int given = Arrays.stream(shares).sum(); given < count; given++) {
            int neediest = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int p = 0; p < shares.length; p++) {
                double lacks = count * measure[p] / all - shares[p];
                if (lacks > most && shares[p] < components.get(p).length) {
                    most = lacks;
                    neediest = p;
                }
            }
            shares[neediest]++;
        }
        return shares;
    }

    /// The points that are farthest from each other, beginning with the one nearest to the middle of all.
    private int[] farthest(int[] from, int count) {
        int[] picked = new int[Math.min(count, from.length)];
        double[] distance = new double[from.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int next = picked.length == 0 ? -1 : central(from);
        for (int k = 0; k < picked.length; k++) {
            picked[k] = from[next];
            distance[next] = -1;
            int farthest = -1;
            for (int j = 0; j < from.length; j++) {
                if (distance[j] >= 0) {
                    distance[j] = Math.min(distance[j], distance(from[j], picked[k]));
                    if (farthest < 0 || distance[j] > distance[farthest]) {
                        farthest = j;
                    }
                }
            }
            next = farthest;
        }
        return picked;
    }

    private int central(int[] from) {
        float[] mean = new float[net.place(from[0]).length];
        for (int i : from) {
            for (int v = 0; v < mean.length; v++) {
                mean[v] += net.place(i)[v] / from.length;
            }
        }
        int best = 0;
        for (int j = 1; j < from.length; j++) {
            if (NetPoint.distance(net.place(from[j]), mean) < NetPoint.distance(net.place(from[best]), mean)) {
                best = j;
            }
        }
        return best;
    }

    /// `count` points of a component that cover it.
    private int[] cover(int[] component, int count) {
        int[] centers = farthest(component, count);
        int[] best = centers;
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round <= MEANS + CENTERS && count > 0; round++) {
            int[][] cells = cells(component, centers);
            double radius = radius(cells, centers);
            if (radius < least) {
                least = radius;
                best = centers;
            }
            centers = round < MEANS ? moved(cells, false) : moved(cells, true);
        }
        return best;
    }

    /// What lies nearest to each center.
    private int[][] cells(int[] component, int[] centers) {
        int[] nearest = new int[component.length];
        workers.forEach((component.length + TILE - 1) / TILE, tile -> {
            for (int i = tile * TILE; i < Math.min(component.length, (tile + 1) * TILE); i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int c = 0; c < centers.length; c++) {
                    double distance = distance(component[i], centers[c]);
                    if (distance < least) {
                        least = distance;
                        nearest[i] = c;
                    }
                }
            }
        });
        int[] sizes = new int[centers.length];
        for (int c : nearest) {
            sizes[c]++;
        }
        int[][] cells = new int[centers.length][];
        Arrays.setAll(cells, c -> new int[sizes[c]]);
        for (int i = component.length - 1; i >= 0; i--) {
            int c = nearest[i];
            cells[c][--sizes[c]] = component[i];
        }
        return cells;
    }

    private double radius(int[][] cells, int[] centers) {
        double radius = 0;
        for (int c = 0; c < centers.length; c++) {
            for (int i : cells[c]) {
                radius = Math.max(radius, distance(i, centers[c]));
            }
        }
        return radius;
    }

    /// The middle of each cell: by the sum of the squared distances, or by the largest.
    private int[] moved(int[][] cells, boolean byLargest) {
        int[] middles = new int[cells.length];
        workers.forEach(cells.length, c -> {
            double least = Double.POSITIVE_INFINITY;
            for (int candidate : cells[c]) {
                double cost = 0;
                for (int i : cells[c]) {
                    double distance = distance(i, candidate);
                    cost = byLargest ? Math.max(cost, distance) : cost + net.weight(i) * distance * distance;
                }
                if (cost < least) {
                    least = cost;
                    middles[c] = candidate;
                }
            }
        });
        return middles;
    }

    private double distance(int a, int b) {
        return net.point(a).distance(net.point(b));
    }
}
