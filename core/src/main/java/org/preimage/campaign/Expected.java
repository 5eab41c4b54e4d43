package org.preimage.campaign;

import java.util.Arrays;
import java.util.List;
import org.preimage.data.Scaler;
import org.preimage.math.Columns;
import org.preimage.run.Workers;
import org.preimage.space.Goal;
import org.preimage.space.Target;
import org.preimage.trust.HitCount;
import org.preimage.trust.Outlook;

/// What is expected of candidates.
///
/// @param quest what is looked for
/// @param learned from the rows so far
/// @param x the candidates, each `[d]`
/// @param outlook the laws of their properties
/// @param success the probability that the run of each succeeds
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
record Expected(Quest quest, Learned learned, List<double[]> x, Outlook outlook, double[] success) {

    static Expected of(Quest quest, Learned learned, Feasibility feasibility, List<double[]> x, Workers workers) {
        double[][] standardized = learned.model().inputs().standardized(Columns.of(x));
        double[] success = x.stream().mapToDouble(feasibility::success).toArray();
        return new Expected(quest, learned, x, learned.law().at(standardized, workers), success);
    }

    int size() {
        return x.size();
    }

    /// The probabilities that the candidates come within so many tolerances of the target, their runs failing
    /// included.
    ///
    /// @param widening at least 1; 1 for a hit
    double[] hits(double widening) {
        double[] hits = outlook.hits(ends(widening, false), ends(widening, true));
        Arrays.setAll(hits, i -> hits[i] * success[i]);
        return hits;
    }

    /// How many of them will hit.
    HitCount count() {
        HitCount count = outlook.count(ends(1, false), ends(1, true));
        double share = Arrays.stream(success).average().orElse(1);
        return new HitCount(Arrays.stream(hits(1)).sum(), share * count.luck(), share * count.doubt());
    }

    /// How wrong the predictions may be, in tolerances: of all outputs that are asked for something the largest.
    double[] doubts() {
        Target target = quest.target();
        double[] scale = learned.model().outputs().scale();
        double[] doubts = new double[size()];
        for (int o = 0; o < target.size(); o++) {
            Goal goal = target.goals().get(o);
            for (int i = 0; i < doubts.length && goal.isAsked(); i++) {
                doubts[i] = Math.max(doubts[i], outlook.deviation(o, i) * scale[o] / goal.tolerance());
            }
        }
        return doubts;
    }

    /// How alike the errors at candidates are: the squared correlations of what the processes do not know
    /// there, of all outputs that are asked for something the largest, `[n × n]`.
    double[][] alike(Workers workers) {
        double[][] standardized = learned.model().inputs().standardized(Columns.of(x));
        double[][] alike = new double[size()][size()];
        for (int o = 0; o < quest.target().size(); o++) {
            if (quest.target().goals().get(o).isAsked()) {
                double[][] correlation = learned.process().correlations(o, standardized, workers);
                for (int i = 0; i < alike.length; i++) {
                    for (int j = 0; j < alike.length; j++) {
                        alike[i][j] = Math.max(alike[i][j], correlation[i][j] * correlation[i][j]);
                    }
                }
            }
        }
        return alike;
    }

    /// Some of the candidates.
    Expected subset(int[] those, Workers workers) {
        List<double[]> some = Arrays.stream(those).mapToObj(x::get).toList();
        double[][] standardized = learned.model().inputs().standardized(Columns.of(some));
        double[] theirs = Arrays.stream(those).mapToDouble(i -> success[i]).toArray();
        return new Expected(quest, learned, some, learned.law().at(standardized, workers), theirs);
    }

    Proposal proposal(int i, Proposal.Reason reason, double hit) {
        Scaler outputs = learned.model().outputs();
        double[] scale = outputs.scale();
        double[] predicted = new double[scale.length];
        double[] deviation = new double[scale.length];
        for (int o = 0; o < scale.length; o++) {
            double latent = outputs.unscale(o, outlook.mean(o, i));
            predicted[o] = learned.model().space().outputs().get(o).told(latent);
            deviation[o] = scale[o] * outlook.deviation(o, i);
        }
        return new Proposal(x.get(i), reason, hit, success[i], predicted, deviation);
    }

    /// One end of what is asked, `[m × n]`, standardized, with tolerances widened.
    private double[][] ends(double widening, boolean high) {
        double[][] ends = new double[quest.target().size()][size()];
        for (int o = 0; o < ends.length; o++) {
            Goal goal = quest.target().goals().get(o);
            double room = (widening - 1) * goal.tolerance();
            double end = high ? goal.high() + room : goal.low() - room;
            Arrays.fill(ends[o], learned.model().outputs().scale(o, end));
        }
        return ends;
    }
}
