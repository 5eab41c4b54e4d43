package org.preimage.solve;

import org.preimage.linalg.Polyhedron;
import org.preimage.math.Batch;
import org.preimage.optim.Adam;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// Adam on every design's own squared error (equation 8), as in the paper; a design that has reached its
/// tolerance stays.
///
/// @param steps at most
/// @param rate Adam's rate, standardized
/// @param boundary the weight of the boundary loss of the neural adjoint (equation 17),
///     `Σ ReLU(|x − c| − ½ range)`; with 0 designs are put back into the box after every step, and in either
///     case after the last
public record AdamSearch(int steps, double rate, double boundary) implements Localizer {

    /// The paper's setting, with steps enough to arrive.
    public static final AdamSearch DEFAULT = new AdamSearch(300, 1e-2, 0);

    /// The neural adjoint's setting.
    public static final AdamSearch ADJOINT = new AdamSearch(300, 1e-2, 0.1);

    public AdamSearch {
        if (steps < 1 || !(rate > 0) || !(boundary >= 0)) {
            throw new IllegalArgumentException(
                    "Adam: expected positive steps and rate and no negative boundary weight, " + "found " + steps + ", "
                            + rate + ", " + boundary);
        }
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public long localize(Surrogate surrogate, Batch x, Aim aim, Confines confines, Workers workers) {
        Surrogate.Evaluation evaluation = surrogate.evaluation(x.size(), workers);
        Batch cotangent = Batch.zeros(x.size(), aim.size());
        boolean[] done = new boolean[x.size()];
        Adam adam = new Adam(x.data().length);
        float[] kept = new float[x.data().length];
        confines.pull(x);
        Confines inner = boundary == 0 ? confines : confines.equationsOnly();
        int step = 0;
        for (; step < steps; step++) {
            System.arraycopy(x.data(), 0, evaluation.x().data(), 0, x.data().length);
            evaluation.run();
            if (residuals(evaluation.mean(), aim, cotangent, done)) {
                break;
            }
            Batch gradient = evaluation.pullBack(cotangent);
            if (boundary > 0) {
                addBoundary(x, confines, gradient);
            }
            System.arraycopy(x.data(), 0, kept, 0, kept.length);
            adam.step(x.data(), gradient.data(), rate);
            keep(x, kept, done, confines);
            inner.pull(x);
        }
        confines.pull(x);
        return (long) step * x.size();
    }

    /// Writes the gradients `2 w² (f − y*)` and marks the designs that are done; true when all are.
    private static boolean residuals(Batch mean, Aim aim, Batch cotangent, boolean[] done) {
        boolean all = true;
        for (int i = 0; i < mean.size(); i++) {
            int design = i;
            for (int o = 0; o < aim.size(); o++) {
                double weight = aim.weight()[o];
                cotangent.set(i, o, (float) (-2 * weight * weight * aim.missing(o, mean.get(i, o))));
            }
            done[i] |= aim.isReachedBy(o -> mean.get(design, o));
            all &= done[i];
        }
        return all;
    }

    private void addBoundary(Batch x, Confines confines, Batch gradient) {
        Polyhedron region = confines.region();
        for (int v = 0; v < x.width(); v++) {
            for (int i = 0; i < x.size(); i++) {
                float value = x.get(i, v);
                double outward = value > region.high(v) ? boundary : value < region.low(v) ? -boundary : 0;
                gradient.data()[gradient.row(v) + i] += (float) outward;
            }
        }
        double[] at = new double[x.width()];
        for (Polyhedron.Row row : confines.inequalities()) {
            for (int i = 0; i < x.size(); i++) {
                for (int v = 0; v < at.length; v++) {
                    at[v] = x.get(i, v);
                }
                for (int v = 0; v < at.length && row.excess(at) > 0; v++) {
                    gradient.data()[gradient.row(v) + i] += (float) (boundary * row.a()[v]);
                }
            }
        }
    }

    /// Takes back what is done, and what a design holds.
    private static void keep(Batch x, float[] kept, boolean[] done, Confines confines) {
        for (int i = 0; i < x.size(); i++) {
            boolean[] held = confines.held(i);
            for (int v = 0; v < x.width(); v++) {
                if (done[i] || held[v]) {
                    x.set(i, v, kept[x.row(v) + i]);
                }
            }
        }
    }
}
