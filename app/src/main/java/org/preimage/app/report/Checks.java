package org.preimage.app.report;

import java.util.List;

/// What the numbers of a report have to be.
final class Checks {
    /// Numbers beyond this are refused: no plot of them could be drawn.
    static final double LARGEST = 1e100;

    private Checks() {}

    static void finite(double value, String where) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    where + ": expected a number of magnitude at most " + LARGEST + ", got " + value);
        }
    }

    static List<Double> finite(List<Double> values, String where) {
        values.forEach(value -> finite(value, where));
        return List.copyOf(values);
    }

    static List<List<Double>> rows(List<List<Double>> rows, String where) {
        return rows.stream().map(row -> finite(row, where)).toList();
    }

    static void probability(double value, String where) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(where + ", probability to hit: expected one from 0 to 1, got " + value);
        }
    }

    static void notNegative(double value, String where) {
        finite(value, where);
        if (value < 0) {
            throw new IllegalArgumentException(where + ": expected a number >= 0, got " + value);
        }
    }

    static void atLeast(int least, int value, String where) {
        if (value < least) {
            throw new IllegalArgumentException(where + ": expected at least " + least + ", got " + value);
        }
    }

    static void sized(List<?> values, int expected, String where) {
        if (values.size() != expected) {
            throw new IllegalArgumentException(where + ": expected " + expected + " values, got " + values.size());
        }
    }
}
