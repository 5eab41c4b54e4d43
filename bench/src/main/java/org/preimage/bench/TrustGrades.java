package org.preimage.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.data.Pairs;
import org.preimage.math.Normal;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;
import org.preimage.trust.Coverage;
import org.preimage.trust.Outlook;

/// How good the predictive laws of a model are on rows that it never saw.
final class TrustGrades {
    private TrustGrades() {}

    /// One output.
    ///
    /// @param output its name
    /// @param coverage of the 90 % intervals, by predicted deviation
    /// @param above the share of intervals that hold the truth where that is above the least of all rows
    /// @param crps the mean continuous ranked probability score, in the user's unit; less is better
    /// @param constant that of Gaussian laws of one width, the error on the held-out rows of the fit
    record Grade(String output, Coverage coverage, double above, double crps, double constant) {}

    /// Grades a model.
    static List<Grade> of(InverseModel model, Pairs fresh, Workers workers) {
        Outlook outlook = model.law(workers).at(model.inputs().standardized(fresh.x()), workers);
        InverseModel.Predicted predicted = model.predicted(outlook);
        return IntStream.range(0, fresh.y().length)
                .mapToObj(o -> grade(model, outlook, predicted, fresh, o))
                .toList();
    }

    private static Grade grade(
            InverseModel model, Outlook outlook, InverseModel.Predicted predicted, Pairs fresh, int o) {
        double[] truth = fresh.y()[o];
        boolean[] inside = new boolean[truth.length];
        double least = Arrays.stream(truth).min().orElseThrow();
        double scale = model.outputs().scale()[o];
        double rmse = model.grades().rmse().get(o);
        double above = 0;
        double held = 0;
        double crps = 0;
        double constant = 0;
        for (int i = 0; i < truth.length; i++) {
            inside[i] =
                    truth[i] >= predicted.low()[o][i] && truth[i] <= predicted.high()[o][i];
            above += truth[i] > least ? 1 : 0;
            held += truth[i] > least && inside[i] ? 1 : 0;
            double error = truth[i] - predicted.latent()[o][i];
            Outlook.Errors errors = outlook.errors(i);
            crps += scale * score(errors.errors()[o], errors.weights(), error / scale) / truth.length;
            constant += rmse * gaussian(error / rmse) / truth.length;
        }
        return new Grade(
                fresh.outputs().get(o), Coverage.of(predicted.deviation()[o], inside), held / above, crps, constant);
    }

    /// `E|e − y| − ½ E|e − e′|` of a weighted sample (Gneiting and Raftery 2007, equation 21).
    static double score(double[] errors, double[] weights, double truth) {
        int[] order = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> errors[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double near = 0;
        double among = 0;
        double below = 0;
        for (int k = 0; k < order.length; k++) {
            near += weights[order[k]] * Math.abs(errors[order[k]] - truth);
            if (k > 0) {
                among += (errors[order[k]] - errors[order[k - 1]]) * below * (1 - below);
            }
            below += weights[order[k]];
        }
        return near - among;
    }

    /// That of the standard normal law (Gneiting and Raftery 2007, equation 5).
    static double gaussian(double z) {
        return z * (2 * Normal.cdf(z) - 1) + 2 * Normal.density(z) - 1 / Math.sqrt(Math.PI);
    }
}
