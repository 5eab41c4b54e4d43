package org.preimage.surrogate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preimage.run.Workers;

/// What Gaussian processes with the same lengths, of all pairs but one or two, say of those: with `A = K + ν I`,
/// `B = A⁻¹` and the weights `w = B y`, the errors at pairs `S` that are left out are `B_SS⁻¹ w_S`, and the
/// variance at a single one is `s² / B_ii` (Rasmussen and Williams, equations 5.10 to 5.12).
public final class LeftOut {
    /// Of more pairs the inverse takes long, and so many are held out that these are not needed.
    public static final int MOST = 2000;

    private final Prediction said;
    private final List<Inverse> inverses;

    private LeftOut(Prediction said, List<Inverse> inverses) {
        this.said = said;
        this.inverses = inverses;
    }

    /// Empty if not every process is exactly that of these rows, each with a design and a weight of its own, or
    /// there are too many.
    ///
    /// @param x the rows, standardized, `[d × n]`
    static Optional<LeftOut> of(GaussianProcess surrogate, double[][] x, Workers workers) {
        List<int[]> places = surrogate.processes().stream()
                .flatMap(process -> places(process, x).stream())
                .toList();
        if (places.size() < surrogate.outputs()) {
            return Optional.empty();
        }
        Prediction said = surrogate.predict(x, workers);
        Inverse[] inverses = new Inverse[places.size()];
        Arrays.setAll(inverses, o -> {
            Inverse inverse = Inverse.of(surrogate.processes().get(o), places.get(o), workers);
            inverse.leaveOut(said.mean()[o], said.deviation()[o], workers);
            return inverse;
        });
        return Optional.of(new LeftOut(said, List.of(inverses)));
    }

    /// By row: which center it is.
    private static Optional<int[]> places(OutputProcess process, double[][] x) {
        int n = process.weights().length;
        if (process.refinement() != null || n > MOST || n != x[0].length) {
            return Optional.empty();
        }
        Map<List<Double>, Integer> centers = new HashMap<>();
        for (int k = 0; k < n; k++) {
            if (process.weights()[k] != 0) {
                centers.put(design(process.centers(), k), k);
            }
        }
        int[] place = new int[n];
        Arrays.setAll(place, i -> centers.getOrDefault(design(x, i), -1));
        boolean known = centers.size() == n && Arrays.stream(place).allMatch(k -> k >= 0);
        return known ? Optional.of(place) : Optional.empty();
    }

    private static List<Double> design(double[][] x, int i) {
        return Arrays.stream(x).map(column -> column[i]).toList();
    }

    /// What is said of each row by all others.
    public Prediction said() {
        return said;
    }

    /// The error at a row, of which neither that row nor the other one is known.
    public double error(int output, int row, int other) {
        return inverses.get(output).error(row, other);
    }

    /// One output.
    ///
    /// @param inverse `B`, of which the lower triangle is filled, `[n × n]`
    /// @param place by row: which center it is
    @SuppressWarnings("ArrayRecordComponent") // large, read only, compared by nobody
    private record Inverse(OutputProcess process, double[] inverse, int[] place) {
        static Inverse of(OutputProcess process, int[] place, Workers workers) {
            return new Inverse(process, inverse(process, place.length, workers), place);
        }

        /// Of the first `n` centers.
        private static double[] inverse(OutputProcess process, int n, Workers workers) {
            return OutputProcess.standing(process.covariance(), process.scaledCenters(), n, process.nugget(), workers)
                    .factor()
                    .inverse(workers);
        }

        /// Turns what the process says of the rows into what it would say without each. Deviations are those
        /// over the witnesses.
        void leaveOut(double[] mean, double[] deviation, Workers workers) {
            int n = place.length;
            int m = process.witnesses();
            double[] witnessed = m < n ? inverse(process, m, workers) : inverse;
            for (int i = 0; i < n; i++) {
                int k = place[i];
                mean[i] += process.weights()[k] * (process.nugget() - 1 / at(k, k));
                deviation[i] = k < m ? Math.sqrt(process.variance() / witnessed[k * m + k]) : deviation[i];
            }
        }

        double error(int row, int other) {
            int i = place[row];
            int j = place[other];
            double between = at(i, j);
            double own = at(j, j);
            return (own * process.weights()[i] - between * process.weights()[j]) / (own * at(i, i) - between * between);
        }

        private double at(int i, int j) {
            return inverse[Math.max(i, j) * place.length + Math.min(i, j)];
        }
    }
}
