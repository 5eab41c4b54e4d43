package org.preimage.math;

/// Elementary functions in float32, to about two units in the last place, one value at a time: the definition
/// that the vector kernels follow lane by lane. Coefficients: Cephes (Moshier), single precision.
final class Elementary {
    static final float LOG2_E = 1.442695f;
    static final float LN2_HIGH = 0.6933594f;
    static final float LN2_LOW = -0.00021219444f;
    /// Adding 1.5 · 2²³ rounds to the nearest integer and leaves it in the low bits; the low nine bits of this
    /// number itself are zero, so that a shift by 23 leaves the integer alone, as an exponent.
    static final float ROUND = 12582912f;

    static final int ROOT_HALF_BITS = Float.floatToRawIntBits(0.70710677f);
    static final float TAN_PI_8 = 0.41421357f;
    static final float TAN_3_PI_8 = 2.4142137f;
    static final float PI_4 = 0.7853982f;
    static final float PI_2 = 1.5707964f;

    static final float[] EXP = {0.00019875691f, 0.0013981999f, 0.008333452f, 0.041665796f, 0.16666666f, 0.5f};
    static final float[] LOG = {
        0.070376836f,
        -0.1151461f,
        0.116769984f,
        -0.12420141f,
        0.14249323f,
        -0.16668057f,
        0.20000714f,
        -0.24999994f,
        0.3333333f
    };
    static final float[] ATAN = {0.080537446f, -0.13877685f, 0.19977711f, -0.3333295f};

    private Elementary() {}

    static float exp(float x) {
        float t = Math.min(Math.max(x, -87f), 87f);
        float shifted = Math.fma(t, LOG2_E, ROUND);
        float n = shifted - ROUND;
        float r = Math.fma(n, -LN2_HIGH, t);
        r = Math.fma(n, -LN2_LOW, r);
        float p = EXP[0];
        for (int k = 1; k < EXP.length; k++) {
            p = Math.fma(p, r, EXP[k]);
        }
        p = Math.fma(p, r * r, r + 1f);
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
    }

    static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        int e = (bits - ROOT_HALF_BITS) >> 23;
        float m = Float.intBitsToFloat(bits - (e << 23)) - 1f;
        float p = LOG[0];
        for (int k = 1; k < LOG.length; k++) {
            p = Math.fma(p, m, LOG[k]);
        }
        float square = m * m;
        float r = p * m * square;
        r = Math.fma(e, LN2_LOW, r);
        r = Math.fma(square, -0.5f, r);
        return Math.fma(e, LN2_HIGH, m + r);
    }

    static float atan(float x) {
        float size = Math.abs(x);
        float t = size;
        float offset = 0f;
        if (size > TAN_3_PI_8) {
            t = -1f / size;
            offset = PI_2;
        } else if (size > TAN_PI_8) {
            t = (size - 1f) / (size + 1f);
            offset = PI_4;
        }
        float z = t * t;
        float p = ATAN[0];
        for (int k = 1; k < ATAN.length; k++) {
            p = Math.fma(p, z, ATAN[k]);
        }
        float angle = Math.fma(p * z, t, t) + offset;
        return x < 0f ? -angle : angle;
    }

    static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    static float tanh(float x) {
        float e = exp(Math.min(Math.max(2f * x, -60f), 60f));
        return (e - 1f) / (e + 1f);
    }
}
