package org.preimage.manifold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Grows a net over a set: points on it of which no two are nearer than `ε`, and between which there is no room for
/// another. It grows from the starts by continuation: from every point along the set in random directions, to
/// places between `ε` and `2 ε` away (as in Bridson, Fast Poisson disk sampling in arbitrary dimensions, 2007), which
/// are then moved onto the set. So it gets to all that is connected with a start, however few of them lie there, and
/// is as dense in one part as in another. It begins coarse and gets finer until there are as many points as wanted.
public final class NetGrowth {
    /// So many directions are tried in vain from a point before it counts as surrounded.
    private static final int TRIES = 30;
    /// Places that are moved to the set side by side.
    private static final int SIDE_BY_SIDE = 512;
    /// A place nearer to the net than this share of `ε` is given up before it is moved to the set.
    private static final double HOPELESS = 0.9;
    /// The net is fine enough with this share of the points wanted.
    private static final double ENOUGH = 0.75;
    /// The net is too fine with so many times the points wanted.
    private static final double TOO_MANY = 1.6;
    /// How many landings a point wanted may cost, and how many are free.
    private static final int LANDINGS = 8;

    private static final int FREE_LANDINGS = 2000;

    private static final double FINEST = 1e-4;
    private static final double LARGEST_CUT = 0.5;
    private static final double LEAST_CUT = 0.95;
    private static final double COARSER = 1.2;

    private final SolutionSet set;
    private final Context context;
    private final RandomGenerator random;
    private final int wanted;
    private final int[] axes;
    private final List<float[]> starts;
    private List<NetPoint> points = new ArrayList<>();
    private Neighbors near;
    private double epsilon;
    private long budget;

    /// Grows a net.
    ///
    /// @param starts places on the set, or near it, `[n × d]`
    /// @param wanted how many points the net should have, about
    public NetGrowth(SolutionSet set, Batch starts, int wanted, Seed seed, Context context) {
        this.set = set;
        this.context = context;
        this.wanted = wanted;
        random = seed.generator();
        budget = (long) LANDINGS * wanted + FREE_LANDINGS;
        double[] extent = extents(starts, set);
        axes = IntStream.of(set.free())
                .boxed()
                .sorted((a, b) -> Double.compare(extent[b], extent[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.starts = rows(starts);
        epsilon = Math.max(Arrays.stream(extent).max().orElse(0), FINEST);
        near = neighbors();
        refine();
    }

    private static double[] extents(Batch starts, SolutionSet set) {
        double[] extent = new double[set.inputs()];
        for (int v : set.free()) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < starts.size(); i++) {
                low = Math.min(low, starts.get(i, v));
                high = Math.max(high, starts.get(i, v));
            }
            extent[v] = Math.max(high - low, 0);
        }
        return extent;
    }

    private static List<float[]> rows(Batch x) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            float[] row = new float[x.width()];
            for (int v = 0; v < row.length; v++) {
                row[v] = x.get(i, v);
            }
            rows.add(row);
        }
        return rows;
    }

    /// The net so far.
    public Net net() {
        return new Net(
                points,
                epsilon,
                Components.of(set, points, epsilon, axes),
                new Neighbors(Net.REACH * epsilon, axes, set.inputs()));
    }

    /// Adds places to the net that are on the set and away from it, and lets it grow from them.
    ///
    /// @param places `[n × d]`
    /// @return whether any was
    public boolean absorb(Batch places) {
        budget = Math.max(budget, (long) LANDINGS * wanted / 2);
        int before = points.size();
        for (List<float[]> batch : batches(rows(places))) {
            settle(batch, null);
        }
        boolean any = points.size() > before;
        if (any) {
            fill();
        }
        return any;
    }

    private void refine() {
        while (true) {
            for (List<float[]> batch : batches(starts)) {
                settle(batch, null);
            }
            if (!fill() || points.isEmpty() || points.size() >= ENOUGH * wanted || epsilon <= FINEST) {
                return;
            }
            double cut = Math.pow(points.size() / (double) wanted, 1.0 / Math.max(1, set.dimension()));
            finer(epsilon * Math.clamp(cut, LARGEST_CUT, LEAST_CUT));
        }
    }

    /// Grows until every point is surrounded, coarser if there are too many; false if it had to end before.
    private boolean fill() {
        boolean full = saturate();
        while (!full && budget > 0) {
            thin(epsilon * COARSER);
            full = saturate();
        }
        return full;
    }

    private void finer(double smaller) {
        epsilon = smaller;
        near = neighbors();
        for (int i = 0; i < points.size(); i++) {
            points.get(i).restart();
            near.add(i, points.get(i).places());
        }
    }

    /// Leaves points out, the latest first, until no two are nearer than a larger `ε`.
    private void thin(double larger) {
        List<NetPoint> all = points;
        points = new ArrayList<>();
        epsilon = larger;
        near = neighbors();
        for (NetPoint point : all) {
            if (!near.anyWithin(point.x(), epsilon)) {
                add(point);
            }
        }
    }

    private void add(NetPoint point) {
        near.add(points.size(), point.places());
        points.add(point);
    }

    private Neighbors neighbors() {
        return new Neighbors(epsilon, axes, set.inputs());
    }

    private List<List<float[]>> batches(List<float[]> places) {
        List<float[]> away =
                places.stream().filter(place -> !near.anyWithin(place, epsilon)).toList();
        List<List<float[]>> batches = new ArrayList<>();
        for (int from = 0; from < away.size(); from += SIDE_BY_SIDE) {
            batches.add(away.subList(from, Math.min(away.size(), from + SIDE_BY_SIDE)));
        }
        return batches;
    }

    /// Grows until every point is surrounded or there are too many of them; false if it had to end before.
    private boolean saturate() {
        if (set.dimension() < 1) {
            return true;
        }
        while (budget > 0 && points.size() <= TOO_MANY * wanted) {
            context.checkCancelled();
            List<NetPoint> parents = new ArrayList<>();
            List<float[]> places = propose(parents);
            if (places.isEmpty()) {
                return true;
            }
            settle(places, parents);
        }
        return false;
    }

    /// Places with room around them, at most one from each point.
    private List<float[]> propose(List<NetPoint> parents) {
        List<float[]> places = new ArrayList<>();
        Neighbors proposed = neighbors();
        for (int i = 0; i < points.size() && places.size() < SIDE_BY_SIDE; i++) {
            NetPoint point = points.get(i);
            while (point.failures() < TRIES) {
                float[] place = point.step(epsilon * (1 + random.nextDouble()), random);
                set.confine(place);
                if (near.anyWithin(place, HOPELESS * epsilon)) {
                    point.fail();
                } else if (proposed.anyWithin(place, HOPELESS * epsilon)) {
                    break;
                } else {
                    parents.add(point);
                    places.add(place);
                    proposed.add(0, List.of(place));
                    break;
                }
            }
        }
        return places;
    }

    /// Moves places to the set and adds those that have room around them there.
    ///
    /// @param parents where each came from; null for starts
    private void settle(List<float[]> places, @Nullable List<NetPoint> parents) {
        Batch x = Batch.zeros(places.size(), set.inputs());
        for (int i = 0; i < places.size(); i++) {
            for (int v = 0; v < x.width(); v++) {
                x.set(i, v, places.get(i)[v]);
            }
        }
        budget -= places.size();
        Landing landing = set.land(x);
        List<float[]> landed = rows(x);
        for (int i = 0; i < landed.size(); i++) {
            float[] place = landed.get(i);
            if (landing.on()[i] && !near.anyWithin(place, epsilon)) {
                add(new NetPoint(place, landing.slopes()[i], set));
            } else if (parents != null) {
                parents.get(i).fail();
            }
        }
    }
}
