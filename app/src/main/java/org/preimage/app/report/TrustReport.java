package org.preimage.app.report;

import java.util.List;

/// What the page says of trust: how many designs will hit, and what that rests on.
///
/// @param expected the number of designs that should hit
/// @param deviation its standard deviation
/// @param rows how many pairs, each predicted without itself, the probabilities were learned from and are judged by
/// @param reliability predicted probabilities to hit and the shares that do, of these pairs
/// @param interval the probability of the intervals, such as 0.9
/// @param coverage how often the intervals hold the truth, by output and by group of equal width
public record TrustReport(
        double expected,
        double deviation,
        int rows,
        List<Bin> reliability,
        double interval,
        List<List<Group>> coverage) {
    public TrustReport {
        if (!(expected >= 0) || !(deviation >= 0) || !(interval > 0 && interval < 1)) {
            throw new IllegalArgumentException("Trust: expected numbers that are not negative and a probability, got "
                    + expected + ", " + deviation + " and " + interval);
        }
        reliability = List.copyOf(reliability);
        coverage = coverage.stream().map(List::copyOf).toList();
    }

    /// The number of hits to be expected, with as many digits as are known: `46 ± 3`.
    public String hits() {
        int decimals = deviation >= 0.95 || deviation < 0.005 ? 0 : 1;
        String number = Numeral.fixed(expected, decimals);
        return deviation < 0.005 ? number : number + " ± " + Numeral.fixed(deviation, decimals);
    }

    /// Pairs that were given about the same probability to hit.
    ///
    /// @param rows how many, at least one
    /// @param predicted their mean probability
    /// @param observed the share that hit
    public record Bin(int rows, double predicted, double observed) {
        public Bin {
            if (rows < 1 || !isShare(predicted) || !isShare(observed)) {
                throw new IllegalArgumentException(
                        "Bin: expected rows and two shares, got " + rows + ", " + predicted + " and " + observed);
            }
        }
    }

    /// Pairs whose predictions are about equally certain.
    ///
    /// @param rows how many, at least one
    /// @param deviation the largest predicted standard deviation among them, in the output's unit
    /// @param inside the share whose interval holds the truth
    public record Group(int rows, double deviation, double inside) {
        public Group {
            if (rows < 1 || !(deviation >= 0) || !isShare(inside)) {
                throw new IllegalArgumentException("Group: expected rows, a deviation and a share, got " + rows + ", "
                        + deviation + " and " + inside);
            }
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
