package org.preimage.solve;

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
    public void localize(Surrogate surrogate, Batch x, double[] target, double[] tolerance, Box box, Workers workers) {
        Surrogate.Evaluation evaluation = surrogate.evaluation(x.size(), workers);
        Batch cotangent = Batch.zeros(x.size(), target.length);
        boolean[] done = new boolean[x.size()];
        Adam adam = new Adam(x.data().length);
        float[] kept = new float[x.data().length];
        clamp(x, box);
        for (int step = 0; step < steps; step++) {
            System.arraycopy(x.data(), 0, evaluation.x().data(), 0, x.data().length);
            evaluation.run();
            if (residuals(evaluation.mean(), target, tolerance, cotangent, done)) {
                break;
            }
            Batch gradient = evaluation.pullBack(cotangent);
            if (boundary > 0) {
                addBoundary(x, box, gradient);
            }
            System.arraycopy(x.data(), 0, kept, 0, kept.length);
            adam.step(x.data(), gradient.data(), rate);
            keep(x, kept, done);
            clamp(x, boundary == 0 ? box : box.fixedOnly());
        }
        clamp(x, box);
    }

    /// Writes the gradients `2 (f − y*)` and marks the designs that are done; true when all are.
    private static boolean residuals(Batch mean, double[] target, double[] tolerance, Batch cotangent, boolean[] done) {
        boolean all = true;
        for (int i = 0; i < mean.size(); i++) {
            boolean hit = true;
            for (int v = 0; v < target.length; v++) {
                double residual = mean.get(i, v) - target[v];
                cotangent.set(i, v, (float) (2 * residual));
                hit &= Math.abs(residual) <= tolerance[v];
            }
            done[i] |= hit;
            all &= done[i];
        }
        return all;
    }

    private void addBoundary(Batch x, Box box, Batch gradient) {
        for (int v = 0; v < x.width(); v++) {
            for (int i = 0; i < x.size(); i++) {
                float value = x.get(i, v);
                double outward = value > box.high()[v] ? boundary : value < box.low()[v] ? -boundary : 0;
                gradient.data()[gradient.row(v) + i] += (float) outward;
            }
        }
    }

    private static void keep(Batch x, float[] kept, boolean[] done) {
        for (int v = 0; v < x.width(); v++) {
            for (int i = 0; i < x.size(); i++) {
                if (done[i]) {
                    x.set(i, v, kept[x.row(v) + i]);
                }
            }
        }
    }

    static void clamp(Batch x, Box box) {
        for (int v = 0; v < x.width(); v++) {
            for (int i = 0; i < x.size(); i++) {
                x.set(i, v, (float) box.clamp(v, x.get(i, v)));
            }
        }
    }
}
