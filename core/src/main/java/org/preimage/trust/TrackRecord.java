package org.preimage.trust;

import java.util.List;
import java.util.stream.IntStream;

/// How such probabilities and such intervals did on the held-out rows, each judged by the law of all others.
///
/// @param rows how many there are
/// @param reliability of the probability to hit, had each row's own prediction been the target
/// @param coverage of the intervals, by output
public record TrackRecord(int rows, Reliability reliability, List<Coverage> coverage) {
    public TrackRecord {
        coverage = List.copyOf(coverage);
    }

    /// Looks back.
    ///
    /// @param low the low end of what is asked of each output, standardized; an interval without an end is
    ///     taken as it is, any other one around each row's prediction
    /// @param high the high ends
    /// @param probability of the intervals
    public static TrackRecord of(ErrorLaw law, double[] low, double[] high, double probability) {
        Outlook outlook = law.heldOut();
        double[][] truth = law.truth();
        int n = outlook.size();
        double[][] lows = new double[low.length][n];
        double[][] highs = new double[low.length][n];
        boolean[] hit = new boolean[n];
        for (int i = 0; i < n; i++) {
            hit[i] = true;
            for (int o = 0; o < low.length; o++) {
                double half = (high[o] - low[o]) / 2;
                boolean open = Double.isInfinite(half);
                lows[o][i] = open ? low[o] : outlook.mean(o, i) - half;
                highs[o][i] = open ? high[o] : outlook.mean(o, i) + half;
                hit[i] &= truth[o][i] >= lows[o][i] && truth[o][i] <= highs[o][i];
            }
        }
        List<Coverage> coverage = IntStream.range(0, low.length)
                .mapToObj(o -> coverage(outlook, truth[o], o, probability))
                .toList();
        return new TrackRecord(n, Reliability.of(outlook.hits(lows, highs), hit), coverage);
    }

    private static Coverage coverage(Outlook outlook, double[] truth, int o, double probability) {
        double[] deviation = new double[truth.length];
        boolean[] inside = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            double[] ends = outlook.interval(o, i, probability);
            deviation[i] = outlook.deviation(o, i);
            inside[i] = truth[i] >= ends[0] && truth[i] <= ends[1];
        }
        return Coverage.of(deviation, inside);
    }
}
