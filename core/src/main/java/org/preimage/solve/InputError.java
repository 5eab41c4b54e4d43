package org.preimage.solve;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.sampling.LatentPoints;
import org.preimage.sampling.PointSet;
import org.preimage.space.Input;
import org.preimage.space.Space;

/// How exactly designs are made: the inputs are off by independent normal errors. What that does to a property is its
/// *spread*, the root mean square of `f(x + ε) − f(x)`. It holds the curvature of `f` too, which is all that there is
/// at an extremum, where slopes vanish.
///
/// @param deviation the standard deviations of the errors in the order of the inputs, zero for exact ones, `[d]`
@SuppressWarnings("ArrayRecordComponent") // copied in, never compared
public record InputError(double[] deviation) {
    /// Points of a scrambled Sobol sequence, the same for every design, so that designs are compared fairly.
    private static final int POINTS = 256;

    /// So many designs are looked at side by side.
    private static final int CHUNK = 64;

    public InputError {
        deviation = deviation.clone();
        for (double value : deviation) {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException(
                        "InputError: expected finite standard deviations that are not negative, found " + value);
            }
        }
        if (Arrays.stream(deviation).allMatch(value -> value == 0)) {
            throw new IllegalArgumentException("InputError: expected an error of some input, found none");
        }
    }

    /// The errors of inputs by their names.
    ///
    /// @param space the model's inputs
    /// @throws IllegalArgumentException if one is unknown, takes whole numbers or levels, or was constant in the
    ///     pairs, or a value is not above zero
    public static InputError of(Map<String, Double> byName, Space space) {
        double[] deviation = new double[space.inputs().size()];
        byName.forEach((name, value) -> {
            Input input = space.inputs().get(space.inputIndex(name));
            if (input.kind().discrete() || input.fixed() || !(value > 0)) {
                throw new IllegalArgumentException("--input-error " + name
                        + (value > 0
                                ? ": expected a continuous input that varies in the pairs, found one that "
                                        + (input.kind().discrete() ? "takes whole numbers or levels" : "does not")
                                : ": expected a standard deviation above zero, found " + value));
            }
            deviation[space.inputIndex(name)] = value;
        });
        return new InputError(deviation);
    }

    /// The spreads of the properties of designs, as the surrogate has them, `[m × n]`. Designs that are off may be
    /// outside of the box.
    ///
    /// @param x designs, `[d × n]`
    public double[][] spreads(InverseModel model, double[][] x, Workers workers) {
        return spreads(model, x, normal(), workers);
    }

    /// How far the properties move under each of the errors that spreads are taken over, `[m × errors × n]`.
    ///
    /// @param x designs, `[d × n]`
    double[][][] moves(InverseModel model, double[][] x, Workers workers) {
        return moves(model, x, normal(), workers);
    }

    /// The same from two errors for each input, `±√k` deviations of one of `k`: exact where `f` is linear, and fast.
    double[][] roughSpreads(InverseModel model, double[][] x, Workers workers) {
        int[] off = off();
        double[][] errors = new double[2 * off.length][deviation.length];
        for (int j = 0; j < off.length; j++) {
            double step = Math.sqrt(off.length) * deviation[off[j]];
            errors[2 * j][off[j]] = step;
            errors[2 * j + 1][off[j]] = -step;
        }
        return spreads(model, x, errors, workers);
    }

    private int[] off() {
        return IntStream.range(0, deviation.length)
                .filter(v -> deviation[v] > 0)
                .toArray();
    }

    private double[][] normal() {
        int[] off = off();
        Batch points =
                LatentPoints.normal(PointSet.named("sobol").points(POINTS, off.length, new Seed(0).of("input error")));
        double[][] errors = new double[POINTS][deviation.length];
        for (int p = 0; p < POINTS; p++) {
            for (int j = 0; j < off.length; j++) {
                errors[p][off[j]] = deviation[off[j]] * points.get(p, j);
            }
        }
        return errors;
    }

    private static double[][] spreads(InverseModel model, double[][] x, double[][] errors, Workers workers) {
        return Arrays.stream(moves(model, x, errors, workers))
                .map(InputError::spreads)
                .toArray(double[][]::new);
    }

    /// The spreads of one property of designs, `[n]` values, from how far it moves, `[errors × n]`.
    static double[] spreads(double[][] moves) {
        return IntStream.range(0, moves[0].length)
                .mapToDouble(i -> Math.sqrt(Arrays.stream(moves)
                        .mapToDouble(moved -> moved[i] * moved[i])
                        .average()
                        .orElseThrow()))
                .toArray();
    }

    private static double[][][] moves(InverseModel model, double[][] x, double[][] errors, Workers workers) {
        double[][] nominal = model.means(x, workers);
        double[][][] moves = new double[nominal.length][errors.length][x[0].length];
        for (int first = 0; first < x[0].length; first += CHUNK) {
            int count = Math.min(CHUNK, x[0].length - first);
            double[][] mean = model.means(around(x, first, count, errors), workers);
            for (int o = 0; o < mean.length; o++) {
                for (int i = 0; i < count; i++) {
                    for (int p = 0; p < errors.length; p++) {
                        moves[o][p][first + i] = mean[o][i * errors.length + p] - nominal[o][first + i];
                    }
                }
            }
        }
        return moves;
    }

    private static double[][] around(double[][] x, int first, int count, double[][] errors) {
        double[][] around = new double[x.length][count * errors.length];
        for (int v = 0; v < x.length; v++) {
            for (int i = 0; i < count; i++) {
                for (int p = 0; p < errors.length; p++) {
                    around[v][i * errors.length + p] = x[v][first + i] + errors[p][v];
                }
            }
        }
        return around;
    }
}
