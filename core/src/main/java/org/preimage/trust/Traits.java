package org.preimage.trust;

import java.util.Arrays;

/// What is known of a design that says how wrong one output's prediction may be there: the surrogate's own
/// deviation, how far the nearest fitted row is, and how much farther than four of five held-out rows keep, how
/// sparse the fitted rows are around, how wrong the surrogate is at them, and where among the predictions the
/// design's own is. The first ones enter as logarithms, the last as five bumps over the held-out predictions.
///
/// @param far the logarithm of the distance that four of five held-out rows keep
/// @param center of each bump
/// @param breadth of all bumps
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
record Traits(double far, double[] center, double breadth) {
    /// The position of the logarithm of the surrogate's deviation.
    static final int DEVIATION = 1;
    /// The position of the logarithm of the distance to the nearest fitted row.
    static final int DISTANCE = 2;

    private static final int BEYOND = 3;
    private static final int REACH = 4;
    private static final int NEAR = 5;
    private static final int PLAIN = 6;
    private static final double FAR = 0.8;

    /// What float32 cannot tell from nothing, in standard deviations of an output.
    static final double ROUNDING = 1e-8;

    private static final double CLOSEST = 1e-3;
    private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final double OVERLAP = 0.6;

    /// The traits that fit these predictions and distances.
    static Traits of(double[] means, double[] distances) {
        double[] sorted = Arrays.stream(means).sorted().toArray();
        double[] distance = Arrays.stream(distances).sorted().toArray();
        double far = Math.log(distance[(int) (FAR * (distance.length - 1))] + CLOSEST);
        double[] center = Arrays.stream(SHARES)
                .map(share -> sorted[(int) (share * (sorted.length - 1))])
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double square = Arrays.stream(means)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return new Traits(far, center, OVERLAP * Math.max(Math.sqrt(square), ROUNDING));
    }

    /// Logarithms of distances.
    static double[] logarithms(double[] distances) {
        return Arrays.stream(distances)
                .map(distance -> Math.log(distance + CLOSEST))
                .toArray();
    }

    /// The traits of one design, the constant one among them.
    ///
    /// @param mean the prediction
    /// @param deviation the surrogate's own, 0 where it knows none
    /// @param around what surrounds the design
    /// @param output the position of the output
    /// @param design its position in what surrounds the designs
    double[] of(double mean, double deviation, Neighborhood.Around around, int output, int design) {
        double[] traits = new double[PLAIN + center.length];
        traits[0] = 1;
        traits[DEVIATION] = Math.log(deviation + ROUNDING);
        traits[DISTANCE] = Math.log(around.distance()[design] + CLOSEST);
        traits[BEYOND] = Math.max(0, traits[DISTANCE] - far);
        traits[REACH] = Math.log(around.reach()[design] + CLOSEST);
        traits[NEAR] = Math.log(around.errors()[output][design] + ROUNDING);
        for (int b = 0; b < center.length; b++) {
            double t = (mean - center[b]) / breadth;
            traits[PLAIN + b] = Math.exp(-t * t / 2);
        }
        return traits;
    }
}
