package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.preimage.data.Encoding;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.run.Workers;
import org.preimage.sampler.Sampler;
import org.preimage.sampling.LatentPoints;
import org.preimage.space.Space;
import org.preimage.surrogate.Prediction;
import org.preimage.surrogate.Surrogate;

/// A fitted model of a problem: a sampler of candidates and a surrogate to localize them on, both in
/// standardized units, with the pairs they were learned from. Immutable, and safe for use by several threads.
///
/// The designs of sampler and surrogate are the features of the encoding.
///
/// @param method what it was fitted for, which solving follows unless told otherwise
/// @param space the columns, with the ranges of the pairs as bounds
/// @param inputs between designs and features; its inputs are those of the space
/// @param outputs standardizes the outputs
/// @param sampler where candidates come from
/// @param surrogate what they are localized on
/// @param pairs without duplicates
/// @param split which of the pairs were fitted to
/// @param grades how good it is
/// @param provenance where it came from
public record InverseModel(
        Method method,
        Space space,
        Encoding inputs,
        Scaler outputs,
        Sampler sampler,
        Surrogate surrogate,
        Pairs pairs,
        Split split,
        Grades grades,
        Provenance provenance) {

    public InverseModel {
        requireEqual("inputs of the encoding", space.inputs(), inputs.inputs());
        int d = inputs.width();
        int m = space.outputs().size();
        requireEqual("number of scaled outputs", m, outputs.width());
        requireEqual("inputs and outputs of the sampler", List.of(d, m), List.of(sampler.inputs(), sampler.outputs()));
        requireEqual(
                "inputs and outputs of the surrogate", List.of(d, m), List.of(surrogate.inputs(), surrogate.outputs()));
        requireEqual("inputs of the pairs", space.inputNames(), pairs.inputs());
        requireEqual("outputs of the pairs", space.outputNames(), pairs.outputs());
        requireRows(split, pairs);
        if (!grades.rmse().isEmpty() && grades.rmse().size() != m) {
            throw new IllegalArgumentException("InverseModel: expected an error for each of " + m + " outputs, found "
                    + grades.rmse().size());
        }
    }

    private static void requireEqual(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException(
                    "InverseModel: expected " + expected + " as the " + what + ", found " + found);
        }
    }

    private static void requireRows(Split split, Pairs pairs) {
        int last = Stream.of(split.fit(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .max()
                .orElseThrow();
        if (last >= pairs.size() || split.test().length == 0) {
            throw new IllegalArgumentException("InverseModel: expected a split of " + pairs.size()
                    + " pairs with some to test on, found one of " + (last + 1) + " with " + split.test().length);
        }
    }

    /// The means that the surrogate predicts for designs, in the user's units, `[m × n]`; of a clipped output what is
    /// told of them.
    ///
    /// @param x designs, `[d × n]`
    public double[][] means(double[][] x, Workers workers) {
        return told(outputs.unscale(surrogate.means(inputs.encode(x), workers)));
    }

    private double[][] told(double[][] latent) {
        double[][] told = new double[latent.length][];
        for (int o = 0; o < told.length; o++) {
            told[o] = Arrays.stream(latent[o]).map(space.outputs().get(o)::told).toArray();
        }
        return told;
    }

    /// Draws of the sampler for a target, as they are: not localized, and not held to any region.
    ///
    /// @param target in the user's units, `m` values
    /// @param points of the unit cube, `[n × k]`
    /// @return designs in the user's units, `[d × n]`
    /// @throws IllegalArgumentException if a value of the target is not finite, or a point not in the cube
    public double[][] sample(double[] target, double[][] points, Workers workers) {
        double[] standardized = new double[outputs.width()];
        for (int o = 0; o < standardized.length; o++) {
            standardized[o] = outputs.scale(o, target[o]);
            if (!Double.isFinite(standardized[o])) {
                throw new IllegalArgumentException("InverseModel: expected a finite target, found " + target[o]
                        + " for " + space.outputNames().get(o));
            }
        }
        return inputs.decode(sampler.candidates(standardized, LatentPoints.normal(points), workers));
    }

    /// The properties of the pairs, what is missing of them predicted, in the user's units, `[m × n]`.
    public double[][] properties(Workers workers) {
        if (!pairs.lacksSome()) {
            return pairs.y();
        }
        double[][] predicted = means(pairs.x(), workers);
        double[][] properties = new double[predicted.length][pairs.size()];
        for (int o = 0; o < properties.length; o++) {
            for (int row = 0; row < pairs.size(); row++) {
                double known = pairs.y()[o][row];
                properties[o][row] = Double.isNaN(known) ? predicted[o][row] : known;
            }
        }
        return properties;
    }

    /// What the surrogate says of designs, in the user's units.
    ///
    /// @param x designs, `[d × n]`
    public Predicted predict(double[][] x, Workers workers) {
        Prediction prediction = surrogate.predict(inputs.encode(x), workers);
        double[][] latent = outputs.unscale(prediction.mean());
        double[][] deviation = new double[latent.length][latent[0].length];
        double[] scale = outputs.scale();
        for (int v = 0; v < latent.length; v++) {
            for (int i = 0; i < latent[v].length; i++) {
                deviation[v][i] = scale[v]
                        * grades.calibration()
                                .calibrated(v, prediction.deviation().get(i, v));
            }
        }
        return new Predicted(told(latent), latent, deviation);
    }

    /// Predictions in the user's units.
    ///
    /// @param mean what is told of the latent means, `[m × n]`
    /// @param latent means, which differ only for clipped outputs, beyond the bound, `[m × n]`
    /// @param deviation standard deviations of the latent values, calibrated on the validation rows, `[m × n]`
    public record Predicted(double[][] mean, double[][] latent, double[][] deviation) {}
}
