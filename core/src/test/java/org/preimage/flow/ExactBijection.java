package org.preimage.flow;

import java.util.HashMap;
import java.util.Map;
import org.preimage.nn.ExactMlp;

/// What a [Bijection] computes, written down once more in double precision and one sample at a time; the inverse of
/// a spline by bisection.
final class ExactBijection {
    /// Halvings of an interval that is then shorter than double precision tells apart.
    private static final int HALVINGS = 64;

    private final Bijection map;
    private final Map<Coupling, ExactMlp> networks = new HashMap<>();

    /// A value with the logarithm of the Jacobian's determinant.
    record Mapped(double[] value, double logDet) {}

    /// One variable's image, with the logarithm of the slope.
    private record Image(double y, double logSlope) {}

    /// The map as its parameters are now.
    ExactBijection(Bijection map) {
        this.map = map;
        collect(map);
    }

    private void collect(Bijection part) {
        switch (part) {
            case Coupling coupling -> networks.put(coupling, new ExactMlp(coupling.subnet()));
            case Chain chain -> chain.links().forEach(this::collect);
            case Permutation _ -> {}
        }
    }

    Mapped apply(boolean inverse, double[] in, double[] condition) {
        return apply(map, inverse, in, condition);
    }

    private Mapped apply(Bijection part, boolean inverse, double[] in, double[] condition) {
        return switch (part) {
            case Coupling coupling -> couple(coupling, inverse, in, condition);
            case Chain chain -> {
                Mapped mapped = new Mapped(in, 0);
                for (Bijection link : inverse ? chain.links().reversed() : chain.links()) {
                    Mapped next = apply(link, inverse, mapped.value(), condition);
                    mapped = new Mapped(next.value(), mapped.logDet() + next.logDet());
                }
                yield mapped;
            }
            case Permutation permutation -> {
                double[] out = new double[in.length];
                for (int v = 0; v < in.length; v++) {
                    int from = permutation.order().get(v);
                    out[inverse ? from : v] = in[inverse ? v : from];
                }
                yield new Mapped(out, 0);
            }
        };
    }

    private Mapped couple(Coupling coupling, boolean inverse, double[] in, double[] condition) {
        int transformed = coupling.end() - coupling.first();
        double[] read = new double[in.length - transformed + condition.length];
        int at = 0;
        for (int v = 0; v < in.length; v++) {
            if (v < coupling.first() || v >= coupling.end()) {
                read[at++] = in[v];
            }
        }
        System.arraycopy(condition, 0, read, at, condition.length);
        double[] raw = networks.get(coupling).apply(read);
        double[] out = in.clone();
        double logDet = 0;
        for (int j = 0; j < transformed; j++) {
            double[] own = new double[coupling.transformer().parameters()];
            for (int p = 0; p < own.length; p++) {
                own[p] = raw[p * transformed + j];
            }
            int v = coupling.first() + j;
            Image image = transform(coupling.transformer(), inverse, own, in[v]);
            out[v] = image.y();
            logDet += image.logSlope();
        }
        return new Mapped(out, logDet);
    }

    private static Image transform(Transformer transformer, boolean inverse, double[] raw, double in) {
        return switch (transformer) {
            case Affine affine -> {
                double c = affine.clamp();
                double scale = c * (double) 0.636f * Math.atan(affine.older() ? raw[0] / c : raw[0]);
                yield inverse
                        ? new Image((in - raw[1]) * Math.exp(-scale), -scale)
                        : new Image(in * Math.exp(scale) + raw[1], scale);
            }
            case Spline spline -> {
                Knots knots = new Knots(spline, raw);
                yield inverse ? knots.inverse(in) : knots.forward(in);
            }
        };
    }

    /// Durkan et al. 2019, section 3.1, with all knots of one spline laid out.
    private static final class Knots {
        private static final double LEAST = 1e-3;
        private final int bins;
        private final double bound;
        private final double[] xs;
        private final double[] ys;
        private final double[] slopes;

        Knots(Spline spline, double[] raw) {
            bins = spline.bins();
            bound = spline.bound();
            xs = ends(raw, 0);
            ys = ends(raw, bins);
            slopes = new double[bins + 1];
            slopes[0] = 1;
            slopes[bins] = 1;
            for (int k = 1; k < bins; k++) {
                slopes[k] = LEAST + Math.log1p(Math.exp(raw[2 * bins + k - 1]));
            }
        }

        private double[] ends(double[] raw, int from) {
            double sum = 0;
            for (int k = 0; k < bins; k++) {
                sum += Math.exp(raw[from + k]);
            }
            double[] ends = new double[bins + 1];
            ends[0] = -bound;
            for (int k = 0; k < bins; k++) {
                double share = Math.exp(raw[from + k]) / sum;
                ends[k + 1] = ends[k] + 2 * bound * (LEAST + (1 - bins * LEAST) * share);
            }
            return ends;
        }

        Image forward(double x) {
            if (Math.abs(x) >= bound) {
                return new Image(x, 0);
            }
            int k = 0;
            while (k < bins - 1 && x >= xs[k + 1]) {
                k++;
            }
            double width = xs[k + 1] - xs[k];
            double height = ys[k + 1] - ys[k];
            double s = height / width;
            double t = (x - xs[k]) / width;
            double u = 1 - t;
            double divisor = s + (slopes[k + 1] + slopes[k] - 2 * s) * t * u;
            double y = ys[k] + height * (s * t * t + slopes[k] * t * u) / divisor;
            double top = slopes[k + 1] * t * t + 2 * s * t * u + slopes[k] * u * u;
            return new Image(y, Math.log(s * s * top / (divisor * divisor)));
        }

        Image inverse(double y) {
            if (Math.abs(y) >= bound) {
                return new Image(y, 0);
            }
            double low = -bound;
            double high = bound;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (forward(middle).y() < y) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double x = (low + high) / 2;
            return new Image(x, -forward(x).logSlope());
        }
    }
}
