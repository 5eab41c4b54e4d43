package org.preimage.bench;

import java.util.Arrays;
import java.util.List;
import org.preimage.data.Scaler;
import org.preimage.random.Seed;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// The true solutions of a problem for its usual target, to hold designs against. Distances are in standard deviations
/// of the prior, on the sinewave in its own units. The arm's inputs are kept within three standard deviations, and the
/// ballistic ones in a like box.
public final class Reference {
    private static final double WIDE = 3;
    private static final int DENSE = 60_000;
    private static final int NET = 3000;
    private static final double ADJACENT = 3;
    /// Draws by rejection are first this many tolerances from the target, and moved the rest of the way.
    private static final double NEAR = 6;

    private final Target target;
    private final Space box;
    private final TrueSet truth;
    private final Spacing spacing;
    private final List<double[]> dense;
    private final List<double[]> net;
    private final int[] component;

    /// @param space the columns, with bounds that solutions are kept in besides
    /// @param scaler of designs of the prior
    public Reference(Problem problem, Space space, Scaler scaler, Seed seed) {
        double[] scale = scaler.scale();
        if (problem instanceof Sinewave) {
            Arrays.fill(scale, 1);
        }
        target = problem.usualTarget();
        box = box(problem, space, scaler);
        spacing = new Spacing(scale);
        truth = new TrueSet(problem, box, target.values(), scale);
        dense = truth.dense(DENSE, seed);
        net = spacing.farthest(dense, NET);
        component = spacing.components(net, ADJACENT * spacing.fill(dense, net));
    }

    private static Space box(Problem problem, Space space, Scaler scaler) {
        Space box = space;
        for (int v = 0; v < scaler.width() && !(problem instanceof Sinewave); v++) {
            double low = Math.max(problem.space().inputs().get(v).low(), scaler.unscale(v, -WIDE));
            double high = Math.min(problem.space().inputs().get(v).high(), scaler.unscale(v, WIDE));
            box = box.withBounds(box.inputs().get(v).name(), low, high);
        }
        return box;
    }

    /// Where the true solutions are kept.
    public Space box() {
        return box;
    }

    TrueSet truth() {
        return truth;
    }

    /// The unit of each input, `[d]`.
    public double[] units() {
        return spacing.scale().clone();
    }

    /// `n` independent draws of the prior among the true solutions, by rejection.
    public List<double[]> posterior(int n, Seed seed) {
        double[] near = Arrays.stream(target.tolerances()).map(t -> NEAR * t).toArray();
        return truth.rejected(n, near, seed);
    }

    Spacing spacing() {
        return spacing;
    }

    /// The true solutions that are farthest from each other, at most `count`.
    List<double[]> farthest(int count) {
        return spacing.farthest(dense, count);
    }

    /// What designs reach.
    public Reach reach(List<double[]> designs) {
        int[] shares = spacing.shares(designs, net, component);
        return new Reach(
                (int) Arrays.stream(shares).filter(share -> share > 0).count(),
                shares.length,
                Arrays.stream(shares).min().orElseThrow(),
                Arrays.stream(shares).max().orElseThrow(),
                spacing.fill(dense, designs),
                spacing.least(designs));
    }
}
