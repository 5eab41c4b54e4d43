package org.preimage.math;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The kernels in plain Java: the twin that says what the vector ones compute, and what runs where there is no
/// Vector API.
final class ScalarKernels implements Kernels {
    private static final int LANES = 8;
    private final SplineKernels spline = new ScalarSpline();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int panel() {
        return LANES;
    }

    @Override
    public void multiply(
            int rows,
            int columns,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        boolean packed = bStep == 0;
        int step = packed ? LANES : bStep;
        for (int j = 0; j < columns; j += LANES) {
            int panelAt = bAt + (packed ? j * steps : j);
            for (int i = 0; i < rows; i++) {
                int ci = cAt + i * cRow + j;
                start(c, ci, init, initAt + j);
                eightColumns(steps, a, aAt + i * aRow, aStep, b, panelAt, step, c, ci);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same array means: add to what is there
    private static void start(float[] c, int ci, float @Nullable [] init, int initAt) {
        for (int l = 0; l < LANES && init != c; l++) {
            c[ci + l] = init == null ? 0f : init[initAt + l];
        }
    }

    private static void eightColumns(
            int steps, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] c, int ci) {
        float c0 = c[ci];
        float c1 = c[ci + 1];
        float c2 = c[ci + 2];
        float c3 = c[ci + 3];
        float c4 = c[ci + 4];
        float c5 = c[ci + 5];
        float c6 = c[ci + 6];
        float c7 = c[ci + 7];
        for (int p = 0; p < steps; p++) {
            float s = a[aAt + p * aStep];
            int bp = bAt + p * bStep;
            c0 = Math.fma(s, b[bp], c0);
            c1 = Math.fma(s, b[bp + 1], c1);
            c2 = Math.fma(s, b[bp + 2], c2);
            c3 = Math.fma(s, b[bp + 3], c3);
            c4 = Math.fma(s, b[bp + 4], c4);
            c5 = Math.fma(s, b[bp + 5], c5);
            c6 = Math.fma(s, b[bp + 6], c6);
            c7 = Math.fma(s, b[bp + 7], c7);
        }
        c[ci] = c0;
        c[ci + 1] = c1;
        c[ci + 2] = c2;
        c[ci + 3] = c3;
        c[ci + 4] = c4;
        c[ci + 5] = c5;
        c[ci + 6] = c6;
        c[ci + 7] = c7;
    }

    @Override
    public void activate(Activation activation, float[] h, int at, int n, float[] slope, int slopeAt) {
        activateTail(activation, h, at, 0, n, slope, slopeAt);
    }

    static void activateTail(Activation activation, float[] h, int at, int from, int n, float[] slope, int slopeAt) {
        for (int k = from; k < n; k++) {
            float x = h[at + k];
            h[at + k] = switch (activation) {
                case RELU -> Math.max(x, 0f);
                case LEAKY_RELU -> Math.max(x, 0.01f * x);
                case SILU -> {
                    float sigmoid = Elementary.sigmoid(x);
                    slope[slopeAt + k] = sigmoid + x * sigmoid * (1f - sigmoid);
                    yield x * sigmoid;
                }
                case TANH -> Elementary.tanh(x);
            };
        }
    }

    @Override
    public void activationGradient(
            Activation activation, float[] g, int gAt, int n, float[] h, int hAt, float[] slope, int slopeAt) {
        activationGradientTail(activation, g, gAt, 0, n, h, hAt, slope, slopeAt);
    }

    static void activationGradientTail(
            Activation activation,
            float[] g,
            int gAt,
            int from,
            int n,
            float[] h,
            int hAt,
            float[] slope,
            int slopeAt) {
        for (int k = from; k < n; k++) {
            g[gAt + k] *= switch (activation) {
                case RELU -> h[hAt + k] > 0f ? 1f : 0f;
                case LEAKY_RELU -> h[hAt + k] > 0f ? 1f : 0.01f;
                case SILU -> slope[slopeAt + k];
                case TANH -> 1f - h[hAt + k] * h[hAt + k];
            };
        }
    }

    @Override
    public void exp(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int k = 0; k < n; k++) {
            out[outAt + k] = Elementary.exp(in[inAt + k]);
        }
    }

    @Override
    public void log(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int k = 0; k < n; k++) {
            out[outAt + k] = Elementary.log(in[inAt + k]);
        }
    }

    @Override
    public void atan(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int k = 0; k < n; k++) {
            out[outAt + k] = Elementary.atan(in[inAt + k]);
        }
    }

    @Override
    public SplineKernels spline() {
        return spline;
    }

    @Override
    public double pairKernels(
            float[] x,
            int xStride,
            int i,
            float[] y,
            int yStride,
            int from,
            int to,
            int d,
            float[] squares,
            float[] work,
            float @Nullable [] xGradient,
            float @Nullable [] yGradient) {
        Arrays.fill(work, from, to, 0f);
        for (int v = 0; v < d; v++) {
            float xv = x[v * xStride + i];
            int row = v * yStride;
            for (int j = from; j < to; j++) {
                float difference = xv - y[row + j];
                work[j] = Math.fma(difference, difference, work[j]);
            }
        }
        double sum = 0;
        for (int j = from; j < to; j++) {
            float kernels = 0f;
            float slope = 0f;
            for (float s : squares) {
                float u = 1f / (s + work[j]);
                kernels = Math.fma(s, u, kernels);
                slope = Math.fma(s * u, u, slope);
            }
            sum += kernels;
            work[j] = -2f * slope;
        }
        for (int v = 0; v < d && xGradient != null; v++) {
            spread(x[v * xStride + i], y, v * yStride, from, to, work, xGradient, v * xStride + i, yGradient);
        }
        return sum;
    }

    private static void spread(
            float x,
            float[] y,
            int row,
            int from,
            int to,
            float[] work,
            float[] xGradient,
            int xAt,
            float @Nullable [] yGradient) {
        float all = 0f;
        for (int j = from; j < to; j++) {
            float g = work[j] * (x - y[row + j]);
            all += g;
            if (yGradient != null) {
                yGradient[row + j] -= g;
            }
        }
        xGradient[xAt] += all;
    }

    @Override
    public void adam(
            float[] x,
            float[] m,
            float[] v,
            float[] g,
            int at,
            int n,
            float beta1,
            float beta2,
            float rate,
            float epsilon) {
        adamTail(x, m, v, g, at, at + n, beta1, beta2, rate, epsilon);
    }

    static void adamTail(
            float[] x,
            float[] m,
            float[] v,
            float[] g,
            int from,
            int to,
            float beta1,
            float beta2,
            float rate,
            float epsilon) {
        for (int k = from; k < to; k++) {
            m[k] = beta1 * m[k] + (1f - beta1) * g[k];
            v[k] = beta2 * v[k] + (1f - beta2) * g[k] * g[k];
            x[k] -= rate * m[k] / ((float) Math.sqrt(v[k]) + epsilon);
        }
    }
}
