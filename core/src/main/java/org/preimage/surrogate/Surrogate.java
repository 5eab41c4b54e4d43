package org.preimage.surrogate;

import java.util.Optional;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
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
        return Columns.of(means(Batch.rounded(x), workers));
    }

    private Evaluation evaluated(Batch x, Workers workers) {
        Evaluation evaluation = evaluation(x.size(), workers);
        System.arraycopy(x.data(), 0, evaluation.x().data(), 0, x.data().length);
        evaluation.run();
        return evaluation;
    }

    /// The predictions at designs in double.
    ///
    /// @param x standardized, `[d × n]`
    default Prediction predict(double[][] x, Workers workers) {
        Evaluation evaluation = evaluated(Batch.rounded(x), workers);
        return new Prediction(Columns.of(evaluation.mean()), Columns.of(evaluation.deviation()));
    }

    /// What it would say of the rows that it was fitted to, had it been fitted to all of them but those that are
    /// asked about; empty where that would have to be tried.
    ///
    /// @param x the rows, standardized, `[d × n]`
    default Optional<LeftOut> leftOut(double[][] x, Workers workers) {
        return Optional.empty();
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
