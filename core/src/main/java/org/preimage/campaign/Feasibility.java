package org.preimage.campaign;

import java.util.ArrayList;
import java.util.List;
import org.preimage.operator.Simulated;

/// How likely the run of a design is to succeed, learned from the runs that did and did not: the share of the
/// runs around it that did, weighted by nearness, with a few runs of the overall share added.
///
/// How far around is the reach that would have foretold each run best from all others, by the logarithms of the
/// probabilities of what they came to.
final class Feasibility {
    /// So many runs of the overall share are added.
    private static final double ADDED = 1;

    private static final double[] REACHES = {0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 1, 2};

    private final Quest quest;
    private final List<double[]> x;
    private final boolean[] succeeded;
    private final double overall;
    private final double reach;

    Feasibility(Quest quest, History history) {
        this.quest = quest;
        x = new ArrayList<>(history.x());
        succeeded = new boolean[x.size()];
        int count = 0;
        for (int i = 0; i < succeeded.length; i++) {
            succeeded[i] = history.outcomes().get(i) instanceof Simulated;
            count += succeeded[i] ? 1 : 0;
        }
        overall = (count + 1.0) / (x.size() + 1.0);
        reach = count == x.size() ? REACHES[0] : likeliest();
    }

    /// Whether some run failed.
    private boolean isNeeded() {
        for (boolean each : succeeded) {
            if (!each) {
                return true;
            }
        }
        return false;
    }

    /// The probability that the run of a design succeeds; 1 while no run has failed.
    double success(double[] design) {
        return isNeeded() ? success(design, -1, reach) : 1;
    }

    private double likeliest() {
        double best = REACHES[0];
        double most = Double.NEGATIVE_INFINITY;
        for (double trial : REACHES) {
            double sum = 0;
            for (int i = 0; i < succeeded.length; i++) {
                double success = success(x.get(i), i, trial);
                sum += Math.log(succeeded[i] ? success : 1 - success);
            }
            if (sum > most) {
                most = sum;
                best = trial;
            }
        }
        return best;
    }

    private double success(double[] design, int without, double within) {
        double weights = ADDED;
        double successes = ADDED * Math.min(overall, 1 - 1e-3);
        for (int i = 0; i < succeeded.length; i++) {
            if (i != without) {
                double t = quest.distance(design, x.get(i)) / within;
                double weight = Math.exp(-t * t / 2);
                weights += weight;
                successes += succeeded[i] ? weight : 0;
            }
        }
        return successes / weights;
    }
}
