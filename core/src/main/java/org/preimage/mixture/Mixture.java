package org.preimage.mixture;

import java.util.Arrays;
import org.preimage.math.Batch;
import org.preimage.math.Normal;

/// A mixture whose numbers can be replaced, with the working memory to ask it for densities and deviates; for one
/// thread at a time.
public final class Mixture {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private final MixtureShape shape;
    private final Precision precision;
    private final double[] p;
    private final double[] gradient;
    private final double[] delta;
    private final double[] mean;
    private final double[] scratch;
    /// By component: `ln` of weight and density, and then its share in the density.
    private final double[] log;

    public Mixture(MixtureShape shape) {
        this.shape = shape;
        precision = shape.precision();
        p = new double[shape.numbers()];
        gradient = new double[p.length];
        delta = new double[shape.dim()];
        mean = new double[shape.dim()];
        scratch = new double[precision.scratch()];
        log = new double[shape.components()];
    }

    /// Takes the numbers of the sample `i` of `numbers`, `[n × numbers]`.
    public void load(Batch numbers, int i) {
        for (int k = 0; k < p.length; k++) {
            p[k] = numbers.get(i, k);
        }
    }

    /// The logarithm of the density at the sample `i` of `x`, `[n × d]`.
    public double logDensity(Batch x, int i) {
        double weights = logSumExp(p, shape.components());
        for (int c = 0; c < log.length; c++) {
            center(c, x, i);
            log[c] = p[c] - weights + precision.logDensity(p, precisionAt(c), delta, scratch);
        }
        return logSumExp(log, log.length) - shape.dim() * HALF_LOG_TWO_PI;
    }

    /// Adds the gradient of [#logDensity] with respect to the numbers, times `weight`, to the sample `i` of `to`,
    /// `[n × numbers]`.
    public void addGradient(Batch x, int i, double weight, Batch to) {
        logDensity(x, i);
        double total = logSumExp(log, log.length);
        double weights = logSumExp(p, shape.components());
        Arrays.fill(gradient, 0);
        for (int c = 0; c < log.length; c++) {
            double share = Math.exp(log[c] - total);
            center(c, x, i);
            precision.addGradient(p, precisionAt(c), delta, share, gradient, mean, scratch);
            System.arraycopy(mean, 0, gradient, shape.mean(c), mean.length);
            gradient[c] = share - Math.exp(p[c] - weights);
        }
        for (int k = 0; k < p.length; k++) {
            to.data()[to.row(k) + i] += (float) (weight * gradient[k]);
        }
    }

    private int precisionAt(int component) {
        return shape.mean(shape.components()) + component * precision.numbers();
    }

    private void center(int component, Batch x, int i) {
        int at = shape.mean(component);
        for (int v = 0; v < delta.length; v++) {
            delta[v] = x.get(i, v) - p[at + v];
        }
    }

    /// Turns a point of a normal latent of `1 + d` dimensions into a deviate: the first one picks the Gaussian, the
    /// others the place in it.
    ///
    /// @param latent `[n × (1 + d)]`
    /// @param to `[n × d]`, of which the sample `i` is written
    public void deviate(Batch latent, int i, Batch to) {
        int c = component(Normal.cdf(latent.get(i, 0)));
        for (int v = 0; v < delta.length; v++) {
            delta[v] = latent.get(i, 1 + v);
        }
        precision.deviate(p, precisionAt(c), delta, scratch);
        for (int v = 0; v < delta.length; v++) {
            to.set(i, v, (float) (p[shape.mean(c) + v] + delta[v]));
        }
    }

    /// The component in whose share of the unit interval `u` lies.
    private int component(double u) {
        double weights = logSumExp(p, shape.components());
        double sum = 0;
        for (int c = 0; c < shape.components() - 1; c++) {
            sum += Math.exp(p[c] - weights);
            if (u < sum) {
                return c;
            }
        }
        return shape.components() - 1;
    }

    private static double logSumExp(double[] values, int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.exp(values[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
