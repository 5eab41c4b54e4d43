package org.preimage.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.LeftOut;
import org.preimage.surrogate.Prediction;
import org.preimage.surrogate.Surrogate;

/// The law of a surrogate's errors at a design, learned from rows that it was not fitted to.
///
/// An error is its width times a number without a unit. The [Width] is what the signs of trouble at the design
/// say ([Traits]). The number is like those of the [Peers] of the design, held-out rows of a similar width,
/// prediction and distance: of all outputs of such a row together, so that outputs that err together are known
/// to. This is a conformal predictive law (Vovk and others 2017) that is local (Guan 2023) and weighted for
/// designs that were sought, not drawn (Tibshirani and others 2019): a design on target is compared with the
/// held-out rows that are predicted near the target, and never with those that are.
///
/// Where it is known what the surrogate would say of its own rows without each of them ([Surrogate#leftOut]),
/// these count as held out, too. Widths of held-out rows come from fits that did not see them, and one row more
/// than there are stands for what no row has shown, with the law of Student of two degrees of freedom.
public final class ErrorLaw {
    private static final int FOLDS = 10;
    private static final double VOUCHED = 0.95;
    private static final double MOST_WEIGHT = 10;

    /// What is known of rows that the surrogate was not fitted to.
    ///
    /// @param x their features, `[h × d]`
    /// @param mean predicted, `[m × h]`
    /// @param ratio their errors in widths, `[m × h]`
    /// @param order the rows by their ratios, the least first, `[m × h]`
    /// @param signs what they are compared by, `[2m + 1 × h]`
    record Held(Batch x, double[][] mean, double[][] ratio, int[][] order, double[][] signs) {
        int size() {
            return x.size();
        }

        int outputs() {
            return mean.length;
        }
    }

    /// Standardized rows.
    ///
    /// @param x features, `[d × n]`
    /// @param y properties, `[m × n]`
    /// @param single whether each may be held out without others that are like it
    @SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
    public record Rows(double[][] x, double[][] y, boolean single) {}

    private final Surrogate surrogate;
    private final Stops stops;
    private final Neighborhood neighborhood;
    private final Traits[] traits;
    private final Width[] widths;
    private final double[] spread;
    private final double limit;
    private final Held held;
    private final Outlook graded;
    private final Kinship kinship;

    /// Learns the law.
    ///
    /// @param held rows that the surrogate was not fitted to, at least two; none are needed where it is known
    ///     what would be said of each fitted row without it
    /// @param fitted rows that it was fitted to
    /// @param stops where the outputs are clipped
    /// @throws IllegalArgumentException if there are fewer than two held-out rows
    public ErrorLaw(Surrogate surrogate, Rows held, Rows fitted, Stops stops, Workers workers) {
        this.surrogate = surrogate;
        this.stops = stops;
        Optional<LeftOut> left = fitted.single ? surrogate.leftOut(fitted.x, workers) : Optional.empty();
        if (held.x[0].length < 2 && (left.isEmpty() || held.x[0].length == 1)) {
            throw new IllegalArgumentException(
                    "ErrorLaw: expected at least two held-out rows, found " + held.x[0].length);
        }
        double[][] without = left.map(known -> known.said().mean()).orElseGet(() -> surrogate.means(fitted.x, workers));
        neighborhood = Neighborhood.of(Batch.rounded(fitted.x), errors(without, fitted.y));
        Judged rows = judged(held, fitted, left, workers);
        double[] distance = rows.around().distance();
        traits = Arrays.stream(rows.said().mean())
                .map(means -> Traits.of(means, distance))
                .toArray(Traits[]::new);
        double[][][] all = traits(rows.said(), rows.around());
        double[][] errors = errors(rows.said().mean(), rows.y());
        widths = new Width[traits.length];
        double[][] log =
                learnWidths(all, errors, weights(rows.around().reach(), rows.x().width()));
        spread = spreads(log, rows.said().mean(), Traits.logarithms(distance));
        limit = quantile(distance, VOUCHED);
        this.held = held(rows, log, errors);
        Peers peers = Peers.of(this.held.signs, this.held.signs, true, workers);
        graded = new Outlook(this, new Outlook.Seen(rows.x(), rows.said().mean(), log, all, distance), peers);
        kinship = Kinship.fit(rows.x(), ranks(peers));
    }

    /// The held-out rows and, where it is known what would be said without each of them, the fitted ones.
    private Judged judged(Rows held, Rows fitted, Optional<LeftOut> left, Workers workers) {
        Optional<Judged> own = left.map(known ->
                new Judged(neighborhood.x(), fitted.y, known.said(), neighborhood.amongThemselves(known, workers)));
        if (held.x[0].length == 0) {
            return own.orElseThrow();
        }
        Batch x = Batch.rounded(held.x);
        Judged judged = new Judged(x, held.y, surrogate.predict(held.x, workers), neighborhood.around(x, workers));
        return own.map(judged::and).orElse(judged);
    }

    private Held held(Judged rows, double[][] log, double[][] errors) {
        double[][] mean = rows.said().mean();
        double[][] signs = signs(log, mean, Traits.logarithms(rows.around().distance()));
        double[][] ratio = ratios(errors, log);
        int[][] order = Arrays.stream(ratio).map(ErrorLaw::order).toArray(int[][]::new);
        return new Held(rows.x(), mean, ratio, order, signs);
    }

    /// Learns the widths, and gives the logarithms of those of the held-out rows, `[m × h]`.
    private double[][] learnWidths(double[][][] traits, double[][] errors, double[] weights) {
        double[][] log = new double[errors.length][];
        for (int o = 0; o < log.length; o++) {
            int[] known = known(errors[o]);
            widths[o] = fit(traits[o], errors[o], weights, known);
            log[o] = crossed(traits[o], errors[o], weights, known, widths[o]);
        }
        return log;
    }

    /// What is to be expected at designs.
    ///
    /// @param x standardized, `[d × n]`
    public Outlook at(double[][] x, Workers workers) {
        Prediction said = surrogate.predict(x, workers);
        Batch rounded = Batch.rounded(x);
        Neighborhood.Around around = neighborhood.around(rounded, workers);
        double[][][] all = traits(said, around);
        double[][] log = new double[all.length][];
        Arrays.setAll(
                log, o -> Arrays.stream(all[o]).mapToDouble(widths[o]::log).toArray());
        double[][] signs = signs(log, said.mean(), Traits.logarithms(around.distance()));
        Peers peers = Peers.of(signs, held.signs, false, workers);
        return new Outlook(this, new Outlook.Seen(rounded, said.mean(), log, all, around.distance()), peers);
    }

    /// What would have been expected at each of the held-out rows without that row: what the law is graded by.
    public Outlook heldOut() {
        return graded;
    }

    /// What the outputs of the held-out rows are, `[m × h]`; the prediction, where only a stop is known and it
    /// is beyond.
    public double[][] truth() {
        double[][] truth = new double[held.outputs()][held.size()];
        for (int o = 0; o < truth.length; o++) {
            for (int i = 0; i < truth[o].length; i++) {
                truth[o][i] = held.mean[o][i] + held.ratio[o][i] * graded.width(o, i);
            }
        }
        return truth;
    }

    /// The distance to the nearest fitted row that 19 of 20 held-out rows keep.
    public double limit() {
        return limit;
    }

    boolean isBeyond(double distance) {
        return distance > limit;
    }

    Stops stops() {
        return stops;
    }

    Held held() {
        return held;
    }

    Width width(int output) {
        return widths[output];
    }

    Kinship kinship() {
        return kinship;
    }

    private double[][][] traits(Prediction said, Neighborhood.Around around) {
        int n = around.distance().length;
        double[][][] all = new double[traits.length][n][];
        for (int o = 0; o < traits.length; o++) {
            for (int i = 0; i < n; i++) {
                all[o][i] = traits[o].of(said.mean()[o][i], said.deviation()[o][i], around, o, i);
            }
        }
        return all;
    }

    /// The rows whose errors are known. Where there are none, nothing is known of the errors, and they may be
    /// as large as the spread of the output.
    private static int[] known(double[] errors) {
        int[] known = knownOf(errors);
        if (known.length == 0) {
            Arrays.setAll(errors, i -> i % 2 == 0 ? 1 : -1);
            return knownOf(errors);
        }
        return known;
    }

    private static int[] knownOf(double[] errors) {
        return IntStream.range(0, errors.length)
                .filter(i -> !Double.isNaN(errors[i]))
                .toArray();
    }

    /// How much rows count for the widths: as much as the room that they stand for, the power `d` of how far
    /// their neighbors are, within bounds. Rows lie where the pairs are dense, and designs that are sought lie
    /// anywhere on the solution set (weights for such a shift: Shimodaira 2000).
    private static double[] weights(double[] reach, int d) {
        double usual = quantile(reach, 0.5) + Double.MIN_NORMAL;
        double[] weights = Arrays.stream(reach)
                .map(distance -> Math.clamp(Math.pow(distance / usual, d), 1 / MOST_WEIGHT, MOST_WEIGHT))
                .toArray();
        double mean = Arrays.stream(weights).average().orElseThrow();
        return Arrays.stream(weights).map(weight -> weight / mean).toArray();
    }

    private static Width fit(double[][] traits, double[] errors, double[] weights, int[] rows) {
        return Width.fit(
                Arrays.stream(rows).mapToObj(i -> traits[i]).toArray(double[][]::new),
                Arrays.stream(rows).mapToDouble(i -> errors[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> weights[i]).toArray());
    }

    /// The widths of rows, of the known ones each from a fit that did not see its fold.
    private static double[] crossed(double[][] traits, double[] errors, double[] weights, int[] known, Width whole) {
        double[] log = Arrays.stream(traits).mapToDouble(whole::log).toArray();
        int folds = Math.min(FOLDS, known.length);
        for (int fold = 0; fold < folds && folds > 1; fold++) {
            int own = fold;
            int[] others = IntStream.range(0, known.length)
                    .filter(k -> k % folds != own)
                    .map(k -> known[k])
                    .toArray();
            Width width = fit(traits, errors, weights, others);
            for (int k = fold; k < known.length; k += folds) {
                log[known[k]] = width.log(traits[known[k]]);
            }
        }
        return log;
    }

    /// Errors in widths. What is missing is that of the next row that has one: so it is as large as others are,
    /// and does not go with what the row's other outputs do.
    private static double[][] ratios(double[][] errors, double[][] log) {
        double[][] ratios = new double[errors.length][log[0].length];
        for (int o = 0; o < ratios.length; o++) {
            for (int i = 0; i < ratios[o].length; i++) {
                int row = i;
                while (Double.isNaN(errors[o][row])) {
                    row = (row + 1) % ratios[o].length;
                }
                ratios[o][i] = errors[o][row] * Math.exp(-log[o][row]);
            }
        }
        return ratios;
    }

    /// Widths, predictions and distances in their spreads over the held-out rows, so that a step in each counts
    /// the same.
    private double[][] signs(double[][] log, double[][] mean, double[] distance) {
        double[][] signs = columns(log, mean, distance);
        for (int s = 0; s < signs.length; s++) {
            double unit = spread[s];
            signs[s] = Arrays.stream(signs[s]).map(value -> value / unit).toArray();
        }
        return signs;
    }

    private static double[] spreads(double[][] log, double[][] mean, double[] distance) {
        return Arrays.stream(columns(log, mean, distance))
                .mapToDouble(ErrorLaw::deviation)
                .toArray();
    }

    private static double[][] columns(double[][] log, double[][] mean, double[] distance) {
        double[][] columns = Arrays.copyOf(log, 2 * log.length + 1);
        System.arraycopy(mean, 0, columns, log.length, log.length);
        columns[2 * log.length] = distance;
        return columns;
    }

    /// How large each row's error is among those of its peers, over all outputs; of mean 0 and variance 1.
    private double[] ranks(Peers peers) {
        double[] ranks = new double[held.size()];
        for (int o = 0; o < held.outputs(); o++) {
            double[] rank = new double[ranks.length];
            for (int i = 0; i < rank.length; i++) {
                double own = Math.abs(held.ratio[o][i]);
                for (int k = 0; k < peers.rows()[i].length; k++) {
                    rank[i] += Math.abs(held.ratio[o][peers.rows()[i][k]]) < own ? peers.weights()[i][k] : 0;
                }
            }
            double[] standard = standardized(rank);
            Arrays.setAll(ranks, i -> ranks[i] + standard[i]);
        }
        return standardized(ranks);
    }

    private static double[] standardized(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = deviation(values);
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }

    /// The standard deviation, or something tiny where all are equal.
    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Math.max(Math.sqrt(square), Traits.ROUNDING);
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /// Errors with their signs, not a number where the truth is missing, `[m × n]`.
    private double[][] errors(double[][] mean, double[][] y) {
        double[][] errors = new double[y.length][y[0].length];
        for (int o = 0; o < y.length; o++) {
            for (int i = 0; i < errors[o].length; i++) {
                errors[o][i] = stops.error(o, mean[o][i], y[o][i]);
            }
        }
        return errors;
    }
}
