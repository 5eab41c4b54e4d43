package org.preimage.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.preimage.math.ExactSpline;
import org.preimage.nn.ExactMlp;

/// What a [Bijection] computes, written down once more in double precision and one sample at a time; the
/// inverse of a spline by bisection.
final class ExactBijection {
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
            case ShiftedSpline(Spline spline, Affine affine) -> {
                double[] first = Arrays.copyOf(raw, spline.parameters());
                double[] then = Arrays.copyOfRange(raw, spline.parameters(), raw.length);
                Image one = inverse ? transform(affine, true, then, in) : transform(spline, false, first, in);
                Image two = inverse ? transform(spline, true, first, one.y()) : transform(affine, false, then, one.y());
                yield new Image(two.y(), one.logSlope() + two.logSlope());
            }
            case Spline spline -> {
                double[] image = new ExactSpline(spline.bins(), spline.bound(), raw).map(inverse, in);
                yield new Image(image[0], image[1]);
            }
        };
    }
}
