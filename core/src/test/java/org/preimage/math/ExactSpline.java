package org.preimage.math;

/// One spline of Durkan et al. 2019, section 3.1, in double precision with all its knots laid out; the inverse
/// by bisection.
public final class ExactSpline {
    private static final double LEAST = 1e-3;
    /// Halvings of an interval that is then shorter than double precision tells apart.
    private static final int HALVINGS = 64;

    private final int bins;
    private final double bound;
    private final double[] raw;
    private final double[] xs;
    private final double[] ys;
    private final double[] slopes;

    /// @param raw widths, heights and inner slopes before softmax and softplus
    public ExactSpline(int bins, double bound, double[] raw) {
        this.bins = bins;
        this.bound = bound;
        this.raw = raw;
        xs = ends(0);
        ys = ends(bins);
        slopes = new double[bins + 1];
        slopes[0] = 1;
        slopes[bins] = 1;
        for (int k = 1; k < bins; k++) {
            slopes[k] = LEAST + Math.log1p(Math.exp(raw[2 * bins + k - 1]));
        }
    }

    private double[] ends(int from) {
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

    /// The same spline with raw number `p` moved.
    ExactSpline moved(int p, double by) {
        double[] other = raw.clone();
        other[p] += by;
        return new ExactSpline(bins, bound, other);
    }

    /// The image of `in`, and the logarithm of the slope there.
    public double[] map(boolean inverse, double in) {
        return inverse ? inverse(in) : forward(in);
    }

    private double[] forward(double x) {
        if (Math.abs(x) >= bound) {
            return new double[] {x, 0};
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
        return new double[] {y, Math.log(s * s * top / (divisor * divisor))};
    }

    private double[] inverse(double y) {
        if (Math.abs(y) >= bound) {
            return new double[] {y, 0};
        }
        double low = -bound;
        double high = bound;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (forward(middle)[0] < y) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double x = (low + high) / 2;
        return new double[] {x, -forward(x)[1]};
    }
}
