package org.preimage.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// A map from values to coordinates, with the round numbers to write beside it.
sealed interface Scale permits Scale.Linear, Scale.Log {

    /// The coordinate of a value.
    double at(double value);

    /// Round values within the domain, ascending, about as many as asked for.
    List<Tick> ticks(int about);

    /// A value and how it is written.
    record Tick(double value, String label) {}

    /// The linear scale from `[domain.lo, domain.hi]` to `[from, to]`; a domain without width is widened around
    /// its value.
    static Scale linear(SolveReport.Range domain, double from, double to) {
        double size = Math.max(Math.abs(domain.lo()), Math.abs(domain.hi()));
        if (domain.hi() - domain.lo() > 1e-9 * size) {
            return new Linear(domain.lo(), domain.hi(), from, to);
        }
        double half = size > 0 ? 0.1 * size : 1;
        return new Linear(domain.lo() - half, domain.hi() + half, from, to);
    }

    /// The logarithmic scale over a positive domain, which is opened to the next 1, 2 or 5 on both sides.
    ///
    /// @throws IllegalArgumentException when the domain is not positive
    static Scale log(SolveReport.Range domain, double from, double to) {
        if (!(domain.lo() > 0)) {
            throw new IllegalArgumentException("Log scale: expected a positive domain, got " + domain.lo());
        }
        double lo = roundDown(domain.lo());
        double hi = lo;
        while (hi < domain.hi() || hi <= lo) {
            hi = nextRound(hi);
        }
        return new Log(lo, hi, from, to);
    }

    /// The linear scale from `[lo, hi]`, `lo < hi`, to `[from, to]`.
    record Linear(double lo, double hi, double from, double to) implements Scale {
        @Override
        public double at(double value) {
            return from + (value - lo) / (hi - lo) * (to - from);
        }

        @Override
        public List<Tick> ticks(int about) {
            double raw = (hi - lo) / about;
            int exponent = (int) Math.floor(Math.log10(raw));
            double lead = raw / Math.pow(10, exponent);
            int digit = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
            double step = times(digit, exponent);
            long first = (long) Math.ceil(lo / step - 1e-9);
            long last = (long) Math.floor(hi / step + 1e-9);
            int decimals = Math.max(0, digit == 10 ? -exponent - 1 : -exponent);
            return LongStream.rangeClosed(first, last)
                    .mapToObj(i -> tick(times(i * digit, exponent), decimals, step))
                    .toList();
        }

        private static Tick tick(double value, int decimals, double step) {
            if (Numeral.isPlain(value, decimals)) {
                return new Tick(value, Numeral.fixed(value, decimals));
            }
            int digits = 1 + (int) Math.round(Math.log10(Math.max(1, Math.abs(value) / step)) + 0.5);
            return new Tick(value, Numeral.significant(value, digits));
        }
    }

    /// The logarithmic scale from `[lo, hi]`, `0 < lo < hi`, to `[from, to]`.
    record Log(double lo, double hi, double from, double to) implements Scale {
        @Override
        public double at(double value) {
            return from + Math.log(value / lo) / Math.log(hi / lo) * (to - from);
        }

        /// Powers of ten, every so many of them when there are many; and twos and fives between them when
        /// there are few.
        @Override
        public List<Tick> ticks(int about) {
            double decades = Math.log10(hi / lo);
            int stride = (int) Math.max(1, Math.ceil(decades / about));
            List<Tick> ticks = new ArrayList<>();
            for (double value = lo; value <= hi * (1 + 1e-9); value = nextRound(value)) {
                int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
                boolean power = value < 1.5 * times(1, exponent);
                if (power ? Math.floorMod(exponent, stride) == 0 : 3 * decades <= about) {
                    ticks.add(new Tick(value, Numeral.of(value)));
                }
            }
            return ticks;
        }
    }

    /// `count · 10^exponent`, rounded once.
    private static double times(long count, int exponent) {
        return exponent < 0 ? count / Math.pow(10, -exponent) : count * Math.pow(10, exponent);
    }

    /// The largest of ..., 0.5, 1, 2, 5, 10, ... that is at most the value.
    private static double roundDown(double value) {
        int exponent = (int) Math.floor(Math.log10(value));
        double lead = value / times(1, exponent) * (1 + 1e-12);
        return times(lead >= 5 ? 5 : lead >= 2 ? 2 : 1, exponent);
    }

    /// The number after a round one in ..., 0.5, 1, 2, 5, 10, ...
    private static double nextRound(double value) {
        int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
        double lead = value / times(1, exponent);
        return times(lead > 4 ? 10 : lead > 1.5 ? 5 : 2, exponent);
    }
}
