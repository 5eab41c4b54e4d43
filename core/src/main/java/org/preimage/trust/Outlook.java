package org.preimage.trust;

import java.util.Arrays;
import org.preimage.math.Batch;

/// What is to be expected of designs, standardized: the laws of their properties.
public final class Outlook {
    /// The step in the logarithm of a width by which its influence is measured.
    private static final double STEP = 0.15;

    /// What is known of the designs.
    ///
    /// @param x their features, `[n × d]`
    /// @param mean predicted, `[m × n]`
    /// @param log the logarithms of the widths, `[m × n]`
    /// @param traits `[m × n × p]`
    /// @param distance to the nearest fitted row
    record Seen(Batch x, double[][] mean, double[][] log, double[][][] traits, double[] distance) {}

    /// The law of the errors of one design: so many errors of all outputs, with weights that sum to one.
    ///
    /// @param errors `[m × K]`
    /// @param weights `K` numbers
    /// @param rows the held-out rows that showed them, by their positions
    public record Errors(double[][] errors, double[] weights, int[] rows) {}

    private final ErrorLaw law;
    private final Seen seen;
    private final Peers peers;

    Outlook(ErrorLaw law, Seen seen, Peers peers) {
        this.law = law;
        this.seen = seen;
        this.peers = peers;
    }

    /// The number of designs, `n`.
    public int size() {
        return seen.x.size();
    }

    /// The number of outputs, `m`.
    public int outputs() {
        return seen.mean.length;
    }

    /// What the surrogate says, latent where the output is clipped.
    public double mean(int output, int design) {
        return seen.mean[output][design];
    }

    /// Whether the design is farther from every fitted row than nearly all held-out rows are.
    public boolean isExtrapolated(int design) {
        return law.isBeyond(seen.distance[design]);
    }

    double width(int output, int design) {
        return Math.exp(seen.log[output][design]);
    }

    /// The root mean square of the error to be expected.
    public double deviation(int output, int design) {
        double[] ratio = law.held().ratio()[output];
        double square = 0;
        for (int k = 0; k < peers.rows()[design].length; k++) {
            double value = ratio[peers.rows()[design][k]];
            square += peers.weights()[design][k] * value * value;
        }
        return width(output, design) * Math.sqrt(square);
    }

    /// The ends of the interval that holds the property with this probability, and leaves as much below as
    /// above.
    ///
    /// @return the low end and the high end
    public double[] interval(int output, int design, double probability) {
        double effective = peers.effective(design);
        double tail = (1 - probability) / 2 * effective / (effective + 1);
        double[] weights = new double[law.held().size()];
        for (int k = 0; k < peers.rows()[design].length; k++) {
            weights[peers.rows()[design][k]] = peers.weights()[design][k];
        }
        int[] order = law.held().order()[output];
        int low = 0;
        for (double below = weights[order[0]]; below < tail && low < order.length - 1; below += weights[order[low]]) {
            low++;
        }
        int high = order.length - 1;
        for (double above = weights[order[high]]; above < tail && high > 0; above += weights[order[high]]) {
            high--;
        }
        double[] ratio = law.held().ratio()[output];
        double width = width(output, design);
        return new double[] {
            mean(output, design) + width * ratio[order[low]], mean(output, design) + width * ratio[order[high]]
        };
    }

    /// The law of the errors of one design.
    public Errors errors(int design) {
        int[] rows = peers.rows()[design];
        double[][] errors = new double[outputs()][rows.length];
        for (int o = 0; o < errors.length; o++) {
            double width = width(o, design);
            double[] ratio = law.held().ratio()[o];
            for (int k = 0; k < rows.length; k++) {
                errors[o][k] = width * ratio[rows[k]];
            }
        }
        return new Errors(errors, peers.weights()[design], rows);
    }

    /// The probabilities that every output of a design, as it is told, is between two ends, which may be
    /// infinite.
    ///
    /// @param low `[m × n]`
    /// @param high `[m × n]`
    public double[] hits(double[][] low, double[][] high) {
        double[] hits = new double[size()];
        double[] stretch = new double[outputs()];
        Arrays.fill(stretch, 1);
        for (int i = 0; i < hits.length; i++) {
            double effective = peers.effective(i);
            hits[i] = (effective * shown(i, low, high, stretch) + unseen(i, low, high)) / (effective + 1);
        }
        return hits;
    }

    /// How many of all these designs will be between the ends.
    ///
    /// @param low `[m × n]`
    /// @param high `[m × n]`
    public HitCount count(double[][] low, double[][] high) {
        double[] hits = hits(low, high);
        double doubt = law.kinship().variance(law.held().x(), influence(low, high)) + ofWidths(low, high);
        return new HitCount(Arrays.stream(hits).sum(), luck(hits), Math.sqrt(doubt));
    }

    /// The standard deviation of the number of hits of all these designs, if their probabilities are right.
    public double luck(double[] hits) {
        double[] scatter = Arrays.stream(hits).map(p -> Math.sqrt(p * (1 - p))).toArray();
        return Math.sqrt(law.kinship().variance(seen.x, scatter));
    }

    /// The share of the peers, by weight, whose errors would leave the design between the ends.
    private double shown(int i, double[][] low, double[][] high, double[] stretch) {
        double sum = 0;
        for (int k = 0; k < peers.rows()[i].length; k++) {
            sum += isHit(i, peers.rows()[i][k], low, high, stretch) ? peers.weights()[i][k] : 0;
        }
        return Math.min(sum, 1);
    }

    private boolean isHit(int i, int row, double[][] low, double[][] high, double[] stretch) {
        for (int o = 0; o < outputs(); o++) {
            double latent = mean(o, i) + stretch[o] * width(o, i) * law.held().ratio()[o][row];
            double value = law.stops().told(o, latent);
            if (!(value >= low[o][i] && value <= high[o][i])) {
                return false;
            }
        }
        return true;
    }

    /// The same of the row that no row has shown.
    private double unseen(int i, double[][] low, double[][] high) {
        double probability = 1;
        for (int o = 0; o < outputs(); o++) {
            double floor = law.stops().floor()[o];
            double ceiling = law.stops().ceiling()[o];
            double from = low[o][i] <= floor ? Double.NEGATIVE_INFINITY : low[o][i];
            double to = high[o][i] >= ceiling ? Double.POSITIVE_INFINITY : high[o][i];
            boolean told = low[o][i] <= ceiling && high[o][i] >= floor;
            double width = width(o, i);
            probability *= told ? student((to - mean(o, i)) / width) - student((from - mean(o, i)) / width) : 0;
        }
        return Math.max(0, probability);
    }

    /// The distribution function of Student's law of two degrees of freedom.
    private static double student(double t) {
        return Double.isInfinite(t) ? (t > 0 ? 1 : 0) : 0.5 + t / (2 * Math.sqrt(2 + t * t));
    }

    /// By how much the count would change for each held-out row that were there once more, `h` numbers (the
    /// infinitesimal jackknife, Efron 1982).
    private double[] influence(double[][] low, double[][] high) {
        double[] influence = new double[law.held().size()];
        double[] stretch = new double[outputs()];
        Arrays.fill(stretch, 1);
        for (int i = 0; i < size(); i++) {
            double share = shown(i, low, high, stretch);
            for (int k = 0; k < peers.rows()[i].length; k++) {
                int row = peers.rows()[i][k];
                double hit = isHit(i, row, low, high, stretch) ? 1 : 0;
                influence[row] += peers.weights()[i][k] * (hit - share);
            }
        }
        return influence;
    }

    /// The variance of the count that comes from what is not known of the widths.
    private double ofWidths(double[][] low, double[][] high) {
        double variance = 0;
        for (int o = 0; o < outputs(); o++) {
            double[] wider = stretched(o, STEP);
            double[] narrower = stretched(o, -STEP);
            double[] slope = new double[seen.traits[o][0].length];
            for (int i = 0; i < size(); i++) {
                double change = (shown(i, low, high, wider) - shown(i, low, high, narrower)) / (2 * STEP);
                double[] traits = law.width(o).standardized(seen.traits[o][i]);
                for (int t = 0; t < slope.length; t++) {
                    slope[t] += change * traits[t];
                }
            }
            variance += law.width(o).variance(slope);
        }
        return variance;
    }

    private double[] stretched(int output, double step) {
        double[] stretch = new double[outputs()];
        Arrays.fill(stretch, 1);
        stretch[output] = Math.exp(step);
        return stretch;
    }
}
