package org.preimage.manifold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.preimage.math.Batch;

/// Which points of a net are connected. Two near points are when the set leads from one to the other as far as its
/// slopes tell, or when the middle between them, moved to the set, stays between them.
final class Components {
    /// Points farther apart than so many `ε` are no neighbors.
    private static final double REACH = 3;
    /// Neighbors are connected without a look at the middle within so many `ε` …
    private static final double ADJACENT = 2.1;
    /// … if the way between them rises no more than this from the set at either end.
    private static final double FLAT = 0.2;
    /// The middle is between two points if it is no farther from either than this share of their distance.
    private static final double BETWEEN = 0.8;
    /// So many middles between two groups are looked at before these count as apart, and so many in all.
    private static final int LOOKS = 12;

    private static final int MOST_LOOKS = 4000;

    /// Between two points, or one and an image of the other.
    ///
    /// @param place where the other end is
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Edge(int from, int to, float[] place, double length) {}

    private final SolutionSet set;
    private final List<NetPoint> points;
    private final int[] parent;

    private Components(SolutionSet set, List<NetPoint> points) {
        this.set = set;
        this.points = points;
        parent = new int[points.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
    }

    /// The number of each point's component, in the order of their first points.
    static int[] of(SolutionSet set, List<NetPoint> points, double epsilon, int[] axes) {
        Components components = new Components(set, points);
        List<Edge> open = new ArrayList<>();
        for (Edge edge : components.edges(epsilon, axes)) {
            if (edge.length() <= ADJACENT * epsilon && components.flat(edge)) {
                components.join(edge);
            } else {
                open.add(edge);
            }
        }
        open.sort(Comparator.comparingDouble(Edge::length));
        components.lookBetween(open);
        return components.numbers();
    }

    private List<Edge> edges(double epsilon, int[] axes) {
        List<Edge> edges = new ArrayList<>();
        Neighbors near = new Neighbors(REACH * epsilon, axes, set.inputs());
        for (int i = 0; i < points.size(); i++) {
            float[] place = points.get(i).x();
            int from = i;
            near.search(
                    place,
                    REACH * epsilon,
                    (to, other) -> edges.add(new Edge(from, to, other, NetPoint.distance(place, other))));
            near.add(i, points.get(i).places());
        }
        return edges;
    }

    /// Of images the slopes are not known.
    private boolean flat(Edge edge) {
        NetPoint from = points.get(edge.from());
        NetPoint to = points.get(edge.to());
        return Arrays.equals(edge.place(), to.x()) && from.rise(to.x()) <= FLAT && to.rise(from.x()) <= FLAT;
    }

    /// Looks at the middles of the shortest edges between groups, some between every two of them at a time.
    private void lookBetween(List<Edge> edges) {
        List<Edge> open = edges;
        int left = MOST_LOOKS;
        Map<Long, Integer> looks = new HashMap<>();
        while (left > 0) {
            Map<Long, Integer> now = new HashMap<>();
            List<Edge> next = new ArrayList<>();
            List<Edge> rest = new ArrayList<>();
            for (Edge edge : open) {
                long pair = pair(edge);
                if (root(edge.from()) == root(edge.to()) || looks.getOrDefault(pair, 0) >= LOOKS) {
                    continue;
                }
                if (now.merge(pair, 1, Integer::sum) <= LOOKS / 3 && next.size() < left) {
                    next.add(edge);
                } else {
                    rest.add(edge);
                }
            }
            if (next.isEmpty()) {
                return;
            }
            next.forEach(edge -> looks.merge(pair(edge), 1, Integer::sum));
            look(next);
            left -= next.size();
            open = rest;
        }
    }

    private void look(List<Edge> edges) {
        Batch middles = Batch.zeros(edges.size(), set.inputs());
        for (int i = 0; i < edges.size(); i++) {
            float[] from = points.get(edges.get(i).from()).x();
            float[] to = edges.get(i).place();
            for (int v = 0; v < from.length; v++) {
                middles.set(i, v, (from[v] + to[v]) / 2);
            }
        }
        Landing landing = set.land(middles);
        float[] middle = new float[middles.width()];
        for (int i = 0; i < edges.size(); i++) {
            for (int v = 0; v < middle.length; v++) {
                middle[v] = middles.get(i, v);
            }
            Edge edge = edges.get(i);
            double most = BETWEEN * edge.length();
            if (landing.on()[i]
                    && NetPoint.distance(middle, points.get(edge.from()).x()) <= most
                    && NetPoint.distance(middle, edge.place()) <= most) {
                join(edge);
            }
        }
    }

    private long pair(Edge edge) {
        long a = root(edge.from());
        long b = root(edge.to());
        return Math.min(a, b) * points.size() + Math.max(a, b);
    }

    private void join(Edge edge) {
        int a = root(edge.from());
        int b = root(edge.to());
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private int[] numbers() {
        int[] numbers = new int[parent.length];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            int root = root(i);
            numbers[i] = root == i ? count++ : numbers[root];
        }
        return numbers;
    }
}
