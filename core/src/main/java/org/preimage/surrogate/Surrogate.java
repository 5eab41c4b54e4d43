package org.preimage.surrogate;

import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// A learned `f`, from standardized designs to standardized properties.
public sealed interface Surrogate permits NetworkEnsemble, FlowSurrogate, GaussianProcess {

    /// The number of inputs, `d`.
    int inputs();

    /// The number of outputs, `m`.
    int outputs();

    /// An evaluation of `n` designs at a time, to be run as often as wanted; for one thread at a time.
    Evaluation evaluation(int n, Workers workers);

    /// The means at `x`, `[n × d]`, which may cost far less than the predictions.
    default Batch means(Batch x, Workers workers) {
        return evaluated(x, workers).mean();
    }

    /// The means at designs in double, `[m × n]`, as precise as this surrogate is.
    ///
    /// @param x standardized, `[d × n]`
    default double[][] means(double[][] x, Workers workers) {
        Batch rounded = Batch.zeros(x[0].length, x.length);
        for (int v = 0; v < x.length; v++) {
            for (int i = 0; i < rounded.size(); i++) {
                rounded.set(i, v, (float) x[v][i]);
            }
        }
        Batch mean = means(rounded, workers);
        double[][] means = new double[mean.width()][mean.size()];
        for (int o = 0; o < means.length; o++) {
            for (int i = 0; i < mean.size(); i++) {
                means[o][i] = mean.get(i, o);
            }
        }
        return means;
    }

    private Evaluation evaluated(Batch x, Workers workers) {
        Evaluation evaluation = evaluation(x.size(), workers);
        System.arraycopy(x.data(), 0, evaluation.x().data(), 0, x.data().length);
        evaluation.run();
        return evaluation;
    }

    /// The predictions at `x`, `[n × d]`.
    default Prediction predict(Batch x, Workers workers) {
        Evaluation evaluation = evaluated(x, workers);
        return new Prediction(evaluation.mean(), evaluation.deviation());
    }

    /// Designs in, predictions and gradients out, without allocation from run to run.
    interface Evaluation {
        /// The designs, `[n × d]`, to be written before a run.
        Batch x();

        /// Predicts at [#x()].
        void run();

        /// The means of the last run, `[n × m]`; the same batch after every run.
        Batch mean();

        /// The standard deviations of the last run, `[n × m]`, zero where the surrogate knows none; the same
        /// batch after every call. They may cost more than the means, and are found when asked for.
        Batch deviation();

        /// The gradient with respect to the designs of the last run of `Σ cotangent · mean`, `[n × d]`; the
        /// same batch after every call.
        ///
        /// @param cotangent `[n × m]`
        Batch pullBack(Batch cotangent);
    }
}
