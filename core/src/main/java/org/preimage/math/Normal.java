package org.preimage.math;

/// The standard normal distribution in double precision.
///
/// [#cdf(double)] follows Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23
/// (1969), in the arrangement of Algorithm 715 (1993); [#quantile(double)] follows Wichura, "Algorithm AS
/// 241: the percentage points of the normal distribution", Appl. Statist. 37 (1988). Both are good to about
/// 1e-15 relative, also far out in the tails, and call only elementary functions whose last bit is the same
/// on every machine.
public final class Normal {
    private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

    // Where exp(-y² / 2) is below the smallest double.
    private static final double UNDERFLOW = 40;

    // Cody's polynomials, highest power first: near zero, in the middle, and in the tails.
    private static final double[] CENTER_TOP = {
        0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356
    };
    private static final double[] CENTER_BOTTOM = {
        1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673
    };
    private static final double[] MIDDLE_TOP = {
        1.0765576773720192e-08,
        0.39894151208813466,
        8.883149794388377,
        93.50665613217785,
        597.2702763948002,
        2494.5375852903726,
        6848.190450536283,
        11602.65143764735,
        9842.714838383978
    };
    private static final double[] MIDDLE_BOTTOM = {
        1,
        22.266688044328117,
        235.387901782625,
        1519.3775994075547,
        6485.558298266761,
        18615.571640885097,
        34900.95272114598,
        38912.00328609327,
        19685.429676859992
    };
    private static final double[] TAIL_TOP = {
        0.023073441764940174,
        0.215898534057957,
        0.12740116116024736,
        0.022235277870649807,
        0.0014216191932278934,
        2.9112874951168793e-05
    };
    private static final double[] TAIL_BOTTOM = {
        1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-05
    };

    // Wichura's polynomials, highest power first: A/B near one half, C/D in the tails, E/F far out.
    private static final double[] A = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] B = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1
    };
    private static final double[] C = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] D = {
        1.0507500716444169e-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1
    };
    private static final double[] E = {
        2.0103343992922881e-07,
        2.7115555687434876e-05,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] F = {
        2.0442631033899397e-15,
        1.421511758316446e-07,
        1.8463183175100548e-05,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1
    };

    private Normal() {}

    /// The density at `x`.
    public static double density(double x) {
        return ONE_OVER_SQRT_TWO_PI * bell(Math.abs(x));
    }

    /// The probability of a value up to `x`; 0 and 1 at the infinities.
    ///
    /// @throws IllegalArgumentException if `x` is not a number
    public static double cdf(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("Normal: expected a number, found NaN as the argument of the cdf");
        }
        double y = Math.abs(x);
        if (y <= 0.67448975) {
            double square = x * x;
            return 0.5 + x * polynomial(CENTER_TOP, square) / polynomial(CENTER_BOTTOM, square);
        }
        double tail = bell(y) * tailRatio(y);
        return x > 0 ? 1 - tail : tail;
    }

    /// The value below which lies the probability `p`: the inverse of [#cdf(double)].
    ///
    /// @throws IllegalArgumentException unless 0 < `p` < 1, since the quantiles of 0 and 1 are infinite
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException(
                    "Normal: expected a probability strictly between 0 and 1, found " + p + " for the quantile");
        }
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(A, r) / polynomial(B, r);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double z =
                r <= 5 ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6) : polynomial(E, r - 5) / polynomial(F, r - 5);
        return q < 0 ? -z : z;
    }

    /// `Q(y) / exp(-y² / 2)` for the upper tail `Q`, at `y` > 0.67.
    private static double tailRatio(double y) {
        if (y <= 5.656854249492381) {
            return polynomial(MIDDLE_TOP, y) / polynomial(MIDDLE_BOTTOM, y);
        }
        double s = 1 / (y * y);
        return (ONE_OVER_SQRT_TWO_PI - s * polynomial(TAIL_TOP, s) / polynomial(TAIL_BOTTOM, s)) / y;
    }

    /// `exp(-y² / 2)`. The square of `y` cut to sixteenths is exact, so its rounding is not magnified by
    /// the exponential.
    private static double bell(double y) {
        if (y > UNDERFLOW) {
            return 0;
        }
        double cut = Math.floor(y * 16) / 16;
        return StrictMath.exp(-cut * cut / 2) * StrictMath.exp(-(y - cut) * (y + cut) / 2);
    }

    private static double polynomial(double[] highestFirst, double x) {
        double sum = highestFirst[0];
        for (int i = 1; i < highestFirst.length; i++) {
            sum = sum * x + highestFirst[i];
        }
        return sum;
    }
}
