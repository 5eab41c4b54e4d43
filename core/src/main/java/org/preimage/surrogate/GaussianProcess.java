package org.preimage.surrogate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.run.Workers;

/// A Gaussian process for each output, in double: predictions of smooth functions as exact as the pairs allow
/// (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006).
public final class GaussianProcess implements Surrogate {
    private final List<OutputProcess> processes;
    /// The factors over the witnesses, each found when it is first asked for.
    private final AtomicReferenceArray<CholeskyFactor> factors;

    /// @param processes one for each output, of the same inputs
    public GaussianProcess(List<OutputProcess> processes) {
        this.processes = List.copyOf(processes);
        factors = new AtomicReferenceArray<>(processes.size());
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("GaussianProcess: expected at least one output, found none");
        }
        int inputs = processes.getFirst().inputs();
        for (OutputProcess process : processes) {
            if (process.inputs() != inputs) {
                throw new IllegalArgumentException(
                        "GaussianProcess: expected " + inputs + " inputs for every output, found " + process.inputs());
            }
        }
    }

    /// One for each output, of the same inputs.
    public List<OutputProcess> processes() {
        return processes;
    }

    @Override
    public int inputs() {
        return processes.getFirst().inputs();
    }

    @Override
    public int outputs() {
        return processes.size();
    }

    /// Not rounded between.
    @Override
    public double[][] means(double[][] x, Workers workers) {
        return processes.stream().map(process -> process.means(x, workers)).toArray(double[][]::new);
    }

    @Override
    public Evaluation evaluation(int n, Workers workers) {
        return new ProcessEvaluation(n, workers, true);
    }

    @Override
    public Batch means(Batch x, Workers workers) {
        return plain(x, workers).mean();
    }

    @Override
    public Prediction predict(double[][] x, Workers workers) {
        double[][] deviation = Columns.of(plain(Batch.rounded(x), workers).deviation());
        return new Prediction(means(x, workers), deviation);
    }

    @Override
    public Optional<LeftOut> leftOut(double[][] x, Workers workers) {
        return LeftOut.of(this, x, workers);
    }

    /// The correlations of what one process does not know at some designs, its noise left out: of two designs
    /// near 1 or −1 if a run of the one would tell of the other.
    ///
    /// @param x standardized, `[d × n]`
    /// @return `[n × n]`
    public double[][] correlations(int output, double[][] x, Workers workers) {
        OutputProcess process = processes.get(output);
        double[][] centers = process.scaledCenters();
        double[][] scaled = OutputProcess.scaled(x, process.lengths());
        int n = x[0].length;
        int m = process.witnesses();
        double[] known = new double[n * m];
        new CovarianceRows(process.covariance(), centers).fill(scaled, 0, n, known, m, workers);
        witnessFactor(output, centers, workers).solveForward(known, n, workers);
        double[] prior = new double[n * n];
        new CovarianceRows(process.covariance(), scaled).add(scaled, prior, n, workers);
        double[][] left = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : prior[i * n + j];
                for (int k = 0; k < m; k++) {
                    sum -= known[i * m + k] * known[j * m + k];
                }
                left[i][j] = sum;
            }
        }
        return correlations(left);
    }

    /// From the lower triangle of covariances; nothing is said of a design that is known.
    private static double[][] correlations(double[][] left) {
        int n = left.length;
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double square = left[i][i] * left[j][j];
                boolean known = left[i][i] <= 0 || left[j][j] <= 0 || square <= 0;
                correlations[i][j] = known ? 0 : Math.clamp(left[i][j] / Math.sqrt(square), -1, 1);
                correlations[j][i] = correlations[i][j];
            }
            correlations[i][i] = 1;
        }
        return correlations;
    }

    /// Evaluated without slopes, in half the time.
    private ProcessEvaluation plain(Batch x, Workers workers) {
        ProcessEvaluation evaluation = new ProcessEvaluation(x.size(), workers, false);
        System.arraycopy(x.data(), 0, evaluation.x().data(), 0, x.data().length);
        evaluation.run();
        return evaluation;
    }

    /// Two threads that ask at once both find it, and the same.
    private CholeskyFactor witnessFactor(int o, double[][] scaled, Workers workers) {
        CholeskyFactor known = factors.get(o);
        if (known == null) {
            known = processes.get(o).witnessFactor(scaled, workers);
            factors.set(o, known);
        }
        return known;
    }

    private final class ProcessEvaluation implements Evaluation {
        /// Designs that are one part of the work.
        private static final int TILE = 16;
        /// Designs whose deviations are found side by side.
        private static final int CHUNK = 512;

        private final int n;
        private final Workers workers;
        private final boolean sloped;
        private final Batch x;
        private final Batch mean;
        private final Batch deviation;
        private final Batch gradient;
        /// The gradients of the means, `[m × d × n]`.
        private final double[] jacobian;

        private final double[][][] centers;

        ProcessEvaluation(int n, Workers workers, boolean sloped) {
            this.n = n;
            this.workers = workers;
            this.sloped = sloped;
            x = Batch.zeros(n, inputs());
            mean = Batch.zeros(n, outputs());
            deviation = Batch.zeros(n, outputs());
            gradient = Batch.zeros(n, inputs());
            jacobian = new double[outputs() * inputs() * n];
            centers = processes.stream().map(OutputProcess::scaledCenters).toArray(double[][][]::new);
        }

        @Override
        public Batch x() {
            return x;
        }

        @Override
        public void run() {
            workers.forEach((n + TILE - 1) / TILE, tile -> {
                ProcessPoint point = new ProcessPoint(inputs());
                for (int i = tile * TILE; i < Math.min(n, (tile + 1) * TILE); i++) {
                    for (int o = 0; o < outputs(); o++) {
                        predict(i, o, point);
                    }
                }
            });
        }

        private void predict(int i, int o, ProcessPoint point) {
            OutputProcess process = processes.get(o);
            double[] lengths = process.lengths();
            for (int v = 0; v < lengths.length; v++) {
                point.x()[v] = x.get(i, v) / lengths[v];
            }
            mean.set(i, o, (float) point.evaluate(process, centers[o], sloped));
            for (int v = 0; v < lengths.length; v++) {
                jacobian[(o * lengths.length + v) * n + i] = point.slope()[v] / lengths[v];
            }
        }

        @Override
        public Batch mean() {
            return mean;
        }

        @Override
        public Batch deviation() {
            for (int o = 0; o < outputs(); o++) {
                deviate(processes.get(o), centers[o], o);
            }
            return deviation;
        }

        /// `σ² = s² (1 + ν − kᵀ (K + ν I)⁻¹ k)` over the witnesses.
        private void deviate(OutputProcess process, double[][] scaled, int o) {
            int m = process.witnesses();
            CholeskyFactor factor = witnessFactor(o, scaled, workers);
            double[][] designs = new double[inputs()][n];
            for (int v = 0; v < designs.length; v++) {
                for (int i = 0; i < n; i++) {
                    designs[v][i] = x.get(i, v) / process.lengths()[v];
                }
            }
            CovarianceRows rows = new CovarianceRows(process.covariance(), scaled);
            double[] work = new double[Math.min(n, CHUNK) * m];
            for (int first = 0; first < n; first += CHUNK) {
                int count = Math.min(CHUNK, n - first);
                rows.fill(designs, first, count, work, m, workers);
                factor.solveForward(work, count, workers);
                for (int i = 0; i < count; i++) {
                    double known = 0;
                    for (int j = i * m; j < (i + 1) * m; j++) {
                        known += work[j] * work[j];
                    }
                    double left = Math.max(1 - known, 0) + process.nugget();
                    deviation.set(first + i, o, (float) Math.sqrt(process.variance() * left));
                }
            }
        }

        @Override
        public Batch pullBack(Batch cotangent) {
            for (int v = 0; v < inputs(); v++) {
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int o = 0; o < outputs(); o++) {
                        sum += cotangent.get(i, o) * jacobian[(o * inputs() + v) * n + i];
                    }
                    gradient.set(i, v, (float) sum);
                }
            }
            return gradient;
        }
    }
}
