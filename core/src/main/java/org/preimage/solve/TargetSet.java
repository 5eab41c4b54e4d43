package org.preimage.solve;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.manifold.Landing;
import org.preimage.manifold.SolutionSet;
import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// The designs inside the box that the surrogate says the target of, and that it is to be believed of.
final class TargetSet implements SolutionSet {
    private final Surrogate surrogate;
    private final double[] target;
    private final double[] aim;
    private final Box box;
    private final Workers workers;
    private final Function<Batch, boolean[]> belief;
    private final int[] free;

    /// @param target standardized, `m` values
    /// @param aim what localization aims within
    /// @param belief which of localized designs, `[n × d]`, are on target and to be believed
    TargetSet(
            Surrogate surrogate,
            double[] target,
            double[] aim,
            Box box,
            Function<Batch, boolean[]> belief,
            Workers workers) {
        this.surrogate = surrogate;
        this.target = target;
        this.aim = aim;
        this.box = box;
        this.belief = belief;
        this.workers = workers;
        free = IntStream.range(0, surrogate.inputs())
                .filter(v -> box.low()[v] < box.high()[v])
                .toArray();
    }

    @Override
    public int inputs() {
        return surrogate.inputs();
    }

    @Override
    public int[] free() {
        return free.clone();
    }

    @Override
    public int dimension() {
        return Math.max(0, free.length - target.length);
    }

    @Override
    public void confine(float[] x) {
        for (int v = 0; v < x.length; v++) {
            x[v] = (float) box.clamp(v, x[v]);
        }
    }

    @Override
    public int faces(float[] x) {
        return (int) Arrays.stream(free)
                .filter(v -> x[v] <= (float) box.low()[v] || x[v] >= (float) box.high()[v])
                .count();
    }

    @Override
    public Landing land(Batch x) {
        GaussNewton.DEFAULT.localize(surrogate, x, target, aim, box, workers);
        boolean[] on = belief.apply(x);
        int[] landed = IntStream.range(0, on.length).filter(i -> on[i]).toArray();
        double[][] slopes = new double[on.length][];
        if (landed.length > 0) {
            differentiate(x.subset(landed), landed, slopes);
        }
        return new Landing(on, slopes);
    }

    private void differentiate(Batch x, int[] landed, double[][] slopes) {
        ActiveRows rows = new ActiveRows(surrogate, x, workers);
        rows.evaluate(x);
        for (int k = 0; k < landed.length; k++) {
            double[] own = new double[target.length * x.width()];
            for (int o = 0; o < target.length; o++) {
                for (int v = 0; v < x.width(); v++) {
                    own[o * x.width() + v] = rows.slope(k, o, v);
                }
            }
            slopes[landed[k]] = own;
        }
    }
}
