package org.preimage.math;

/// The spline's loops in plain Java: the twin that says what [VectorSpline] computes.
final class ScalarSpline implements SplineKernels {
    // The rows of the working memory.
    /// The number of the sample's bin, from 0.
    private static final int INDEX = 0;
    /// The knot before the bin on the side of `x`; then its gradient.
    private static final int X_KNOT = 1;
    /// The knot before the bin on the side of `y`; then its gradient.
    private static final int Y_KNOT = 2;
    /// The bin's width; then its gradient.
    private static final int WIDTH = 3;
    /// The bin's height; then its gradient.
    private static final int HEIGHT = 4;
    /// The slope at the knot before the bin; then the gradient of its raw number.
    private static final int SLOPE_BEFORE = 5;
    /// The slope at the knot behind the bin; then the gradient of its raw number.
    private static final int SLOPE_BEHIND = 6;

    private static final int ROWS = 7;

    @Override
    public int work(int n) {
        return ROWS * n;
    }

    @Override
    public void prepare(int bins, float[] raw, int at, int step, int n) {
        for (int i = at; i < at + n; i++) {
            softmax(bins, raw, i, step);
            softmax(bins, raw, i + bins * step, step);
            for (int k = 2 * bins; k < 3 * bins - 1; k++) {
                raw[i + k * step] = Elementary.log(Elementary.exp(raw[i + k * step]) + 1f) + LEAST;
            }
        }
    }

    private static void softmax(int bins, float[] raw, int at, int step) {
        float most = raw[at];
        for (int k = 1; k < bins; k++) {
            most = raw[at + k * step] > most ? raw[at + k * step] : most;
        }
        float sum = 0f;
        for (int k = 0; k < bins; k++) {
            raw[at + k * step] = Elementary.exp(raw[at + k * step] - most);
            sum += raw[at + k * step];
        }
        for (int k = 0; k < bins; k++) {
            raw[at + k * step] /= sum;
        }
    }

    /// Writes to `work` the bins of the `n` values, which are on the side of `y` or of `x`; outside of the box
    /// it is some bin.
    private static void find(
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] value,
            int valueAt,
            boolean onY,
            int n,
            float[] work) {
        float scale = 2 * bound * (1 - bins * LEAST);
        float least = 2 * bound * LEAST;
        int slopes = at + 2 * bins * step;
        for (int i = 0; i < n; i++) {
            float v = value[valueAt + i];
            float x = -bound;
            float y = -bound;
            float w = Math.fma(raw[at + i], scale, least);
            float h = Math.fma(raw[at + bins * step + i], scale, least);
            int k = 0;
            while (k < bins - 1 && v >= (onY ? y + h : x + w)) {
                x += w;
                y += h;
                k++;
                w = Math.fma(raw[at + k * step + i], scale, least);
                h = Math.fma(raw[at + (bins + k) * step + i], scale, least);
            }
            // The last bin ends at the edge: rounding must not leave a gap before it.
            boolean last = k == bins - 1;
            work[INDEX * n + i] = k;
            work[X_KNOT * n + i] = x;
            work[Y_KNOT * n + i] = y;
            work[WIDTH * n + i] = last ? bound - x : w;
            work[HEIGHT * n + i] = last ? bound - y : h;
            work[SLOPE_BEFORE * n + i] = k == 0 ? 1f : raw[slopes + (k - 1) * step + i];
            work[SLOPE_BEHIND * n + i] = last ? 1f : raw[slopes + k * step + i];
        }
    }

    @Override
    public void forward(
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] work) {
        find(bins, bound, raw, at, step, x, xAt, false, n, work);
        for (int i = 0; i < n; i++) {
            float v = x[xAt + i];
            if (Math.abs(v) < bound) {
                float width = work[WIDTH * n + i];
                float height = work[HEIGHT * n + i];
                float d0 = work[SLOPE_BEFORE * n + i];
                float d1 = work[SLOPE_BEHIND * n + i];
                float s = height / width;
                float t = (v - work[X_KNOT * n + i]) / width;
                float tu = t * (1 - t);
                float d = Math.fma(d1 + d0 - 2 * s, tu, s);
                float numerator = Math.fma(s * t, t, d0 * tu);
                y[yAt + i] = height * numerator / d + work[Y_KNOT * n + i];
                logDet[logDetAt + i] += Elementary.log(slope(s, t, tu, d0, d1, d));
            } else {
                y[yAt + i] = v;
            }
        }
    }

    /// `g′ = s² (d₁ t² + 2 s t (1−t) + d₀ (1−t)²) / D²`
    private static float slope(float s, float t, float tu, float d0, float d1, float d) {
        float ratio = s / d;
        return middle(s, t, tu, d0, d1) * ratio * ratio;
    }

    /// `d₁ t² + 2 s t (1−t) + d₀ (1−t)²`
    private static float middle(float s, float t, float tu, float d0, float d1) {
        float u = 1 - t;
        return Math.fma(d1 * t, t, Math.fma(2 * s, tu, d0 * u * u));
    }

    @Override
    public void inverse(
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] y,
            int yAt,
            float[] x,
            int xAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] work) {
        find(bins, bound, raw, at, step, y, yAt, true, n, work);
        for (int i = 0; i < n; i++) {
            float v = y[yAt + i];
            if (Math.abs(v) < bound) {
                float width = work[WIDTH * n + i];
                float height = work[HEIGHT * n + i];
                float d0 = work[SLOPE_BEFORE * n + i];
                float d1 = work[SLOPE_BEHIND * n + i];
                float s = height / width;
                float sum = d1 + d0 - 2 * s;
                float up = v - work[Y_KNOT * n + i];
                float q = up * sum;
                float a = Math.fma(height, s - d0, q);
                float b = Math.fma(height, d0, -q);
                float c = -(s * up);
                float root = (float) Math.sqrt(Math.max(0f, Math.fma(b, b, -4 * (a * c))));
                float t = Math.clamp(2 * c / -(b + root), 0f, 1f);
                float tu = t * (1 - t);
                x[xAt + i] = Math.fma(t, width, work[X_KNOT * n + i]);
                logDet[logDetAt + i] -= Elementary.log(slope(s, t, tu, d0, d1, Math.fma(sum, tu, s)));
            } else {
                x[xAt + i] = v;
            }
        }
    }

    @Override
    public void backward(
            boolean inverse,
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] x,
            int xAt,
            float[] outGradient,
            int outAt,
            float[] logDetGradient,
            int logDetAt,
            float[] rawGradient,
            int rawGradientAt,
            int rawGradientStep,
            float[] inGradient,
            int inAt,
            int n,
            float[] work) {
        find(bins, bound, raw, at, step, x, xAt, false, n, work);
        for (int i = 0; i < n; i++) {
            float v = x[xAt + i];
            boolean inside = Math.abs(v) < bound;
            float given = outGradient[outAt + i];
            // Outside of the box, any place in the bin: what follows is finite there, and is multiplied by zero.
            float t = inside ? (v - work[X_KNOT * n + i]) / work[WIDTH * n + i] : 0f;
            float gl = inside ? logDetGradient[logDetAt + i] : 0f;
            float read = bin(inverse, t, inside ? given : 0f, gl, n, work, i);
            inGradient[inAt + i] = inside ? read : given;
        }
        float scale = 2 * bound * (1 - bins * LEAST);
        int heights = rawGradientAt + bins * rawGradientStep;
        int slopes = heights + bins * rawGradientStep;
        lengths(bins, scale, raw, at, step, rawGradient, rawGradientAt, rawGradientStep, n, work, X_KNOT, WIDTH);
        int shares = at + bins * step;
        lengths(bins, scale, raw, shares, step, rawGradient, heights, rawGradientStep, n, work, Y_KNOT, HEIGHT);
        slopes(bins, rawGradient, slopes, rawGradientStep, n, work);
    }

    /// Turns what `work` holds of the bin of sample `i` into the gradients of that; returns that of what the
    /// pass read.
    private static float bin(boolean inverse, float t, float given, float logGiven, int n, float[] work, int i) {
        float width = work[WIDTH * n + i];
        float height = work[HEIGHT * n + i];
        float d0 = work[SLOPE_BEFORE * n + i];
        float d1 = work[SLOPE_BEHIND * n + i];
        float s = height / width;
        float u = 1 - t;
        float tu = t * u;
        float e = d1 + d0 - 2 * s;
        float d = Math.fma(e, tu, s);
        float numerator = Math.fma(s * t, t, d0 * tu);
        float m = middle(s, t, tu, d0, d1);
        float mOfT = (d1 * t - d0 * u + s * (u - t)) * 2;
        float dOfT = e * (u - t);
        float gy = given;
        float gl = logGiven;
        if (inverse) {
            float logOfX = (mOfT / m - 2 * dOfT / d) / width;
            gy = (gl * logOfX - gy) / slope(s, t, tu, d0, d1, d);
            gl = -gl;
        }
        // Gradients of y = yk + height · numerator / d and of ℓ = 2 log s + log m − 2 log d.
        float gn = gy * height / d;
        float gd = -((gn * numerator + gl + gl) / d);
        float gm = gl / m;
        float gs = gn * t * t + gd * (1 - 2 * tu) + gm * (2 * tu) + 2 * gl / s;
        float gt = gn * (2 * s * t + d0 * (u - t)) + gd * dOfT + gm * mOfT;
        float gx = gt / width;
        float g0 = (gn + gd) * tu + gm * u * u;
        float g1 = gd * tu + gm * t * t;
        work[X_KNOT * n + i] = -gx;
        work[Y_KNOT * n + i] = gy;
        work[WIDTH * n + i] = -(gs * s / width + gx * t);
        work[HEIGHT * n + i] = gy * numerator / d + gs / width;
        // d softplus/d raw = 1 − exp(−softplus)
        work[SLOPE_BEFORE * n + i] = g0 * (1 - Elementary.exp(LEAST - d0));
        work[SLOPE_BEHIND * n + i] = g1 * (1 - Elementary.exp(LEAST - d1));
        return inverse ? -gy : gx;
    }

    /// From the gradients of the knot before the bin and of the bin's own length, in two rows of `work`, to
    /// those of the raw lengths, through the softmax. The last bin ends at the edge, so its length is what the
    /// others leave.
    private static void lengths(
            int bins,
            float scale,
            float[] share,
            int at,
            int step,
            float[] to,
            int toAt,
            int toStep,
            int n,
            float[] work,
            int knotRow,
            int lengthRow) {
        for (int i = 0; i < n; i++) {
            int index = (int) work[INDEX * n + i];
            boolean last = index == bins - 1;
            float length = work[lengthRow * n + i];
            float knot = work[knotRow * n + i];
            float before = last ? knot - length : knot;
            float own = last ? 0f : length;
            float mean = 0f;
            for (int k = 0; k <= index; k++) {
                mean = Math.fma(k < index ? before : own, share[at + k * step + i], mean);
            }
            for (int k = 0; k < bins; k++) {
                float g = k < index ? before : k == index ? own : 0f;
                to[toAt + k * toStep + i] = share[at + k * step + i] * scale * (g - mean);
            }
        }
    }

    /// Puts the gradients of the two raw slopes at the ends of the bin in their places, and zeros elsewhere.
    private static void slopes(int bins, float[] to, int toAt, int toStep, int n, float[] work) {
        for (int i = 0; i < n; i++) {
            int index = (int) work[INDEX * n + i];
            for (int k = 0; k < bins - 1; k++) {
                to[toAt + k * toStep + i] =
                        k == index ? work[SLOPE_BEHIND * n + i] : k == index - 1 ? work[SLOPE_BEFORE * n + i] : 0f;
            }
        }
    }
}
