package org.preimage.space;

/// What is asked of one output, in the user's units.
///
/// An output that is asked for something has an interval, from [#low] to [#high], in which it hits. How far it is
/// from what is asked is counted in tolerances, [#residual], up to 1 where it hits.
public sealed interface Goal {

    /// The smallest value that hits; negative infinity if there is none.
    double low();

    /// The largest value that hits; infinity if there is none.
    double high();

    /// The unit of [#residual], in the output's own, positive; 1 where nothing is asked.
    double tolerance();

    /// What a squared residual counts in a compromise, positive; 0 where nothing is asked.
    double weight();

    /// How far `y` is from what is asked, with its sign: from the value, or beyond the nearer end of a range.
    double miss(double y);

    /// How far `y` is from what is asked, in tolerances: at most 1 exactly where it hits. Inside a range it is 0.
    double residual(double y);

    /// Whether `y` hits.
    default boolean isHitBy(double y) {
        return residual(y) <= 1;
    }

    /// Whether there are values that do not hit.
    default boolean isAsked() {
        return weight() > 0;
    }

    /// A value, and how far from it the output may be.
    ///
    /// @param weight what its squared residual counts where not all goals can be met together
    record Value(double value, double tolerance, double weight) implements Goal {
        /// A value that counts once.
        public Value(double value, double tolerance) {
            this(value, tolerance, 1);
        }

        /// @throws IllegalArgumentException if the value is not finite, or the tolerance or the weight is not finite
        ///     and positive
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Goal: expected a finite value, found " + value);
            }
            requirePositive("tolerance", tolerance);
            requirePositive("weight", weight);
        }

        @Override
        public double low() {
            return value - tolerance;
        }

        @Override
        public double high() {
            return value + tolerance;
        }

        @Override
        public double miss(double y) {
            return y - value;
        }

        @Override
        public double residual(double y) {
            // Compared before it is divided, so that rounding does not decide at the edge.
            double distance = Math.abs(y - value);
            return distance <= tolerance ? Math.min(1, distance / tolerance) : beyond(distance / tolerance);
        }
    }

    /// A range, of which one side may be open. Everything inside is as good as everything else.
    ///
    /// @param low negative infinity for an open side
    /// @param high infinity for an open side
    /// @param tolerance the unit in which misses are counted; it does not widen the range
    /// @param weight what its squared residual counts where not all goals can be met together
    record Between(double low, double high, double tolerance, double weight) implements Goal {
        /// @throws IllegalArgumentException if an end is not a number, the range is reversed, empty or open on both
        ///     sides, or the tolerance or the weight is not finite and positive
        public Between {
            if (!(low < high) || (Double.isInfinite(low) && Double.isInfinite(high))) {
                throw new IllegalArgumentException("Goal: expected a range from a smaller to a larger number, of which"
                        + " one may be left open, found " + low + " to " + high);
            }
            requirePositive("tolerance", tolerance);
            requirePositive("weight", weight);
        }

        @Override
        public double miss(double y) {
            return y < low ? y - low : y > high ? y - high : 0 * y;
        }

        /// Beyond the range 1 and the distance from it, so that nothing outside passes for a hit.
        @Override
        public double residual(double y) {
            return low <= y && y <= high ? 0 : beyond(1 + Math.abs(miss(y)) / tolerance);
        }
    }

    /// As small as the other goals and the region of designs allow: an objective, not a condition.
    record Least() implements Unconditional {}

    /// As large as the other goals and the region of designs allow: an objective, not a condition.
    record Most() implements Unconditional {}

    /// Nothing.
    record Free() implements Unconditional {}

    /// A goal that every value meets.
    sealed interface Unconditional extends Goal permits Least, Most, Free {
        @Override
        default double low() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        default double high() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        default double tolerance() {
            return 1;
        }

        @Override
        default double weight() {
            return 0;
        }

        @Override
        default double miss(double y) {
            return 0 * y; // what is not a number stays so
        }

        @Override
        default double residual(double y) {
            return Math.abs(miss(y));
        }
    }

    private static double beyond(double residual) {
        return Double.isNaN(residual) ? residual : Math.max(Math.nextUp(1.0), residual);
    }

    private static void requirePositive(String what, double number) {
        if (!(number > 0 && Double.isFinite(number))) {
            throw new IllegalArgumentException("Goal: expected a finite " + what + " above zero, found " + number);
        }
    }
}
