package org.preimage.math;

/// The standard normal distribution in double precision.
///
/// [#cdf(double)] follows Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23
/// (1969), in the arrangement of Algorithm 715 (1993); [#quantile(double)] follows Wichura, "Algorithm AS 241:
/// the percentage points of the normal distribution", Appl. Statist. 37 (1988). Both are good to about 1e-15
/// relative, also far out in the tails, and call only elementary functions whose last bit is the same on every
/// machine.
public final class Normal {
    private static final double ONE_OVER_SQRT_TWO_PI = 0.39894228040143267794;

    // Cody's polynomials, highest power first: near zero, in the middle, and in the tails.
    private static final double[] CENTER_TOP = {
        6.5682337918207449113e-2,
        2.2352520354606839287,
        1.6102823106855587881e2,
        1.0676894854603709582e3,
        1.8154981253343561249e4
    };
    private static final double[] CENTER_BOTTOM = {
        1, 4.7202581904688241870e1, 9.7609855173777669322e2, 1.0260932208618978205e4, 4.5507789335026729956e4
    };
    private static final double[] MIDDLE_TOP = {
        1.0765576773720192317e-8,
        3.9894151208813466764e-1,
        8.8831497943883759412,
        9.3506656132177855979e1,
        5.9727027639480026226e2,
        2.4945375852903726711e3,
        6.8481904505362823326e3,
        1.1602651437647350124e4,
        9.8427148383839780218e3
    };
    private static final double[] MIDDLE_BOTTOM = {
        1,
        2.2266688044328115691e1,
        2.3538790178262499861e2,
        1.5193775994075548050e3,
        6.4855582982667607550e3,
        1.8615571640885098091e4,
        3.4900952721145977266e4,
        3.8912003286093271411e4,
        1.9685429676859990727e4
    };
    private static final double[] TAIL_TOP = {
        2.307344176494017303e-2,
        2.1589853405795699e-1,
        1.274011611602473639e-1,
        2.2235277870649807e-2,
        1.421619193227893466e-3,
        2.9112874951168792e-5
    };
    private static final double[] TAIL_BOTTOM = {
        1,
        1.28426009614491121,
        4.68238212480865118e-1,
        6.59881378689285515e-2,
        3.78239633202758244e-3,
        7.29751555083966205e-5
    };

    // Wichura's polynomials, highest power first: A/B near one half, C/D in the tails, E/F far out.
    private static final double[] A = {
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080
    };
    private static final double[] B = {
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1
    };
    private static final double[] C = {
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258,
        3.64784832476320460504,
        5.76949722146069140550,
        4.63033784615654529590,
        1.42343711074968357734
    };
    private static final double[] D = {
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940,
        2.05319162663775882187,
        1
    };
    private static final double[] E = {
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580,
        5.46378491116411436990,
        6.65790464350110377720
    };
    private static final double[] F = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
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
        double tail = y > 40 ? 0 : bell(y) * tailRatio(y);
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

    /// `exp(-y² / 2)`. The square of `y` cut to sixteenths is exact, so its rounding is not magnified by the
    /// exponential.
    private static double bell(double y) {
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
