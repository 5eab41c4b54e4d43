package org.preimage.bench;

import java.util.List;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// How far does a ball fly that is thrown through air with linear drag? `x1` and `x2` are where it starts,
/// sideways and above the ground (m), `x3` is the angle above the horizontal (rad), `x4` the speed (m/s), and
/// `y` is where it lands (m). With `g = 9.81`, drag `k = 0.25`, mass `m = 0.2`, `τ = m/k`, the velocities
/// `v1 = x4 cos x3`, `v2 = x4 sin x3`, and `E(t) = 1 − exp(−t/τ)`, the position at time `t` is
///
/// - sideways: `T1(t) = x1 + v1 τ E(t)`,
/// - above the ground: `T2(t) = x2 + τ (v2 + g τ) E(t) − g τ t`,
///
/// and `y = T1(t*)` with the root `t*` of `T2` after the apex (Ardizzone et al. 2019). The root is found to
/// double precision: a root on a grid of times would be off by more than the methods under comparison are.
///
/// The prior is `x1 ~ N(0, 0.5)`, `x2 ~ max(0, N(1.5, 0.5))`, `x3` uniform between 9° and 81°, and
/// `x4 ~ Poisson(15)`, an integer there but any number in an inversion. The box ends at four standard
/// deviations of `x1` and `x2`, at the ground, and at the speeds 1 and 35 (3 in a million are outside): 1
/// design in 10,000 of the prior lies outside of it. The range of the output is that over the box.
public final class Ballistics implements Problem {
    private static final double G = 9.81;
    private static final double K = 0.25;
    private static final double M = 0.2;
    private static final double TAU = M / K;

    private static final double LOWEST_ANGLE = Math.toRadians(9);
    private static final double HIGHEST_ANGLE = Math.toRadians(81);
    private static final double DEVIATION = 0.5;
    private static final double MEAN_HEIGHT = 1.5;
    private static final double MEAN_SPEED = 15;
    private static final Space SPACE = new Space(
            List.of(
                    new Input("x1", -2, 2),
                    new Input("x2", 0, 3.5),
                    new Input("x3", LOWEST_ANGLE, HIGHEST_ANGLE),
                    new Input("x4", 1, 35)),
            List.of(new Output("y", -1.9731, 26.9947)));

    @Override
    public String name() {
        return "ballistics";
    }

    @Override
    public String description() {
        return "Where a ball lands that is thrown through air with drag: start, height, angle and speed to distance";
    }

    @Override
    public Space space() {
        return SPACE;
    }

    @Override
    public Target usualTarget() {
        return new Target(new double[] {5}, new double[] {0.03});
    }

    @Override
    public double[][] sample(int n, Seed seed) {
        return new double[][] {
            Designs.column(n, seed.of("x1"), random -> DEVIATION * Draws.normal(random)),
            Designs.column(n, seed.of("x2"), random -> Math.max(0, MEAN_HEIGHT + DEVIATION * Draws.normal(random))),
            Designs.column(n, seed.of("x3"), random -> random.nextDouble(LOWEST_ANGLE, HIGHEST_ANGLE)),
            Designs.column(n, seed.of("x4"), random -> Draws.poisson(MEAN_SPEED, random))
        };
    }

    /// {@inheritDoc}
    ///
    /// @throws ArithmeticException if the ball starts below the ground and never rises above it
    @Override
    public double[] evaluate(double[] x) {
        double landing = landingTime(x);
        return new double[] {x[0] + x[3] * Math.cos(x[2]) * TAU * settled(landing)};
    }

    /// The time `t*` (s) at which the ball of the design `x`, `[4]`, lands: the last root of `T2`.
    ///
    /// @throws IllegalArgumentException if `x` has not four values, or one that is not finite
    /// @throws ArithmeticException if the ball starts below the ground and never rises above it
    public double landingTime(double[] x) {
        checkDesign(x);
        double v2 = x[3] * Math.sin(x[2]);
        double apex = v2 > 0 ? TAU * Math.log1p(v2 / (G * TAU)) : 0;
        double top = height(apex, x[1], v2);
        if (top < 0 && x[1] < 0) {
            throw new ArithmeticException(
                    "ballistics: expected a ball that rises above the ground, found one that starts " + -x[1]
                            + " m below it and stays there");
        }
        if (top <= 0) {
            return apex;
        }
        // E lies between 0 and 1, which bounds T2 from above by a falling line.
        double latest = (x[1] + Math.max(0, TAU * (v2 + G * TAU))) / (G * TAU);
        return root(apex, latest, x[1], v2);
    }

    /// The root of `T2` between two times, `T2` being above zero at the first and not at the second: Newton's
    /// method from the second, which mostly comes down on the root without ever passing it, kept within the
    /// shrinking bracket by bisection where it does not, until steps are lost in rounding.
    private static double root(double above, double notAbove, double x2, double v2) {
        double low = above;
        double high = notAbove;
        double time = high;
        while (true) {
            double height = height(time, x2, v2);
            if (height > 0) {
                low = time;
            } else {
                high = time;
            }
            double next = time - height / climb(time, v2);
            if (Math.abs(next - time) <= Math.ulp(time)) {
                return time;
            }
            if (!(next > low && next < high)) {
                next = low + (high - low) / 2;
                if (next <= low || next >= high) {
                    return time;
                }
            }
            time = next;
        }
    }

    /// {@inheritDoc}
    ///
    /// The landing time moves with the design by the implicit function theorem, `∂t* = −∂T2 / T2'(t*)`.
    ///
    /// @throws ArithmeticException if the ball never rises above the ground, or only touches it
    @Override
    public double[][] jacobian(double[] x) {
        double time = landingTime(x);
        double cos = Math.cos(x[2]);
        double sin = Math.sin(x[2]);
        double v1 = x[3] * cos;
        double v2 = x[3] * sin;
        double climb = climb(time, v2);
        if (!(climb < 0)) {
            throw new ArithmeticException("ballistics: expected a ball that falls when it lands, found one that touches"
                    + " the ground at its apex, where the distance has no derivative");
        }
        double perHeight = v1 * Math.exp(-time / TAU) / -climb; // T1'(t*) · ∂t*/∂x2
        double perV1 = TAU * settled(time); // ∂T1/∂v1, and ∂T2/∂v2 too
        double perV2 = perHeight * perV1;
        return new double[][] {{1, perHeight, -perV1 * v2 + perV2 * v1, perV1 * cos + perV2 * sin}};
    }

    private void checkDesign(double[] x) {
        Designs.checkWidth(this, x);
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException(
                        "ballistics: expected finite values, found " + x[i] + " for the input 'x" + (i + 1) + "'");
            }
        }
    }

    /// `T2(t)`: the height at time `t` from the height `x2` with the velocity `v2` upward.
    private static double height(double t, double x2, double v2) {
        return x2 + TAU * (v2 + G * TAU) * settled(t) - G * TAU * t;
    }

    /// `T2'(t)`: the velocity upward at time `t`.
    private static double climb(double t, double v2) {
        return (v2 + G * TAU) * Math.exp(-t / TAU) - G * TAU;
    }

    /// `E(t)`: how much of the initial velocity the drag has taken.
    private static double settled(double t) {
        return -Math.expm1(-t / TAU);
    }
}
