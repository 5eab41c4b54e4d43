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
        for (int j = 0; j < columns; j += 4) {
            int panelAt = bAt + (packed ? j / LANES * LANES * steps + j % LANES : j);
            for (int i = 0; i < rows; i += 4) {
                fourByFour(
                        rows - i,
                        steps,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aStep,
                        b,
                        panelAt,
                        step,
                        c,
                        cAt + i * cRow + j,
                        cRow,
                        init,
                        initAt + j);
            }
        }
    }

    /// Four rows, four columns; rows beyond the last one repeat it.
    @SuppressWarnings("ReferenceEquality") // the same array means: add to what is there
    private static void fourByFour(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int c0,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int a1 = aAt + Math.min(1, rows - 1) * aRow;
        int a2 = aAt + Math.min(2, rows - 1) * aRow;
        int a3 = aAt + Math.min(3, rows - 1) * aRow;
        int c1 = c0 + Math.min(1, rows - 1) * cRow;
        int c2 = c0 + Math.min(2, rows - 1) * cRow;
        int c3 = c0 + Math.min(3, rows - 1) * cRow;
        boolean add = init == c;
        float x00 = start(init, add ? c0 : initAt);
        float x01 = start(init, (add ? c0 : initAt) + 1);
        float x02 = start(init, (add ? c0 : initAt) + 2);
        float x03 = start(init, (add ? c0 : initAt) + 3);
        float x10 = start(init, (add ? c1 : initAt));
        float x11 = start(init, (add ? c1 : initAt) + 1);
        float x12 = start(init, (add ? c1 : initAt) + 2);
        float x13 = start(init, (add ? c1 : initAt) + 3);
        float x20 = start(init, (add ? c2 : initAt));
        float x21 = start(init, (add ? c2 : initAt) + 1);
        float x22 = start(init, (add ? c2 : initAt) + 2);
        float x23 = start(init, (add ? c2 : initAt) + 3);
        float x30 = start(init, (add ? c3 : initAt));
        float x31 = start(init, (add ? c3 : initAt) + 1);
        float x32 = start(init, (add ? c3 : initAt) + 2);
        float x33 = start(init, (add ? c3 : initAt) + 3);
        for (int p = 0; p < steps; p++) {
            int ap = p * aStep;
            int bp = bAt + p * bStep;
            float s0 = a[aAt + ap];
            float s1 = a[a1 + ap];
            float s2 = a[a2 + ap];
            float s3 = a[a3 + ap];
            float t;
            t = b[bp];
            x00 = Math.fma(s0, t, x00);
            x10 = Math.fma(s1, t, x10);
            x20 = Math.fma(s2, t, x20);
            x30 = Math.fma(s3, t, x30);
            t = b[bp + 1];
            x01 = Math.fma(s0, t, x01);
            x11 = Math.fma(s1, t, x11);
            x21 = Math.fma(s2, t, x21);
            x31 = Math.fma(s3, t, x31);
            t = b[bp + 2];
            x02 = Math.fma(s0, t, x02);
            x12 = Math.fma(s1, t, x12);
            x22 = Math.fma(s2, t, x22);
            x32 = Math.fma(s3, t, x32);
            t = b[bp + 3];
            x03 = Math.fma(s0, t, x03);
            x13 = Math.fma(s1, t, x13);
            x23 = Math.fma(s2, t, x23);
            x33 = Math.fma(s3, t, x33);
        }
        c[c0] = x00;
        c[c0 + 1] = x01;
        c[c0 + 2] = x02;
        c[c0 + 3] = x03;
        c[c1] = x10;
        c[c1 + 1] = x11;
        c[c1 + 2] = x12;
        c[c1 + 3] = x13;
        c[c2] = x20;
        c[c2 + 1] = x21;
        c[c2 + 2] = x22;
        c[c2 + 3] = x23;
        c[c3] = x30;
        c[c3 + 1] = x31;
        c[c3 + 2] = x32;
        c[c3 + 3] = x33;
    }

    private static float start(float @Nullable [] init, int at) {
        return init == null ? 0f : init[at];
    }

    @Override
    public void dots(
            int rows,
            int outputs,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cStep,
            float @Nullable [] bias,
            int biasAt,
            float[] work) {
        for (int j = 0; j < outputs; j++) {
            int bj = bAt + j * bRow;
            for (int i = 0; i < rows; i++) {
                int ai = aAt + i * aRow;
                float even = 0f;
                float odd = 0f;
                for (int p = 0; p < steps; p += 2) {
                    even = Math.fma(a[ai + p], b[bj + p], even);
                    odd = Math.fma(a[ai + p + 1], b[bj + p + 1], odd);
                }
                c[cAt + j * cStep + i] = (bias == null ? 0f : bias[biasAt + j]) + (even + odd);
            }
        }
    }

    @Override
    public void columnSums(int rows, int columns, float[] a, int aAt, int aRow, float[] c, int cAt) {
        for (int i = 0; i < rows; i++) {
            int at = aAt + i * aRow;
            for (int j = 0; j < columns; j++) {
                c[cAt + j] += a[at + j];
            }
        }
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
        return pairSum(x, xStride, i, y, yStride, from, to, d, squares, work, xGradient, yGradient);
    }

    static double pairSum(
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
