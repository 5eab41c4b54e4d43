package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.preimage.data.Encoding;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.run.Workers;
import org.preimage.sampler.Sampler;
import org.preimage.sampling.LatentPoints;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.surrogate.Surrogate;
import org.preimage.trust.ErrorLaw;
import org.preimage.trust.Outlook;
import org.preimage.trust.Stops;

/// A fitted model of a problem: a sampler of candidates and a surrogate to localize them on, both in
/// standardized units, with the pairs they were learned from. Immutable, and safe for use by several threads.
///
/// The designs of sampler and surrogate are the features of the encoding.
///
/// @param method what it was fitted for, which solving follows unless told otherwise
/// @param preset where the settings of the fit started from, which solving follows likewise
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
        Preset preset,
        Space space,
        Encoding inputs,
        Scaler outputs,
        Sampler sampler,
        Surrogate surrogate,
        Pairs pairs,
        Split split,
        Grades grades,
        Provenance provenance) {
    /// The probability with which an interval holds the true property.
    public static final double INTERVAL = 0.9;

    /// So many held-out rows teach the law of errors all that it can use.
    private static final int MOST_HELD = 3000;

    /// So many fitted rows are looked at for how wrong the surrogate is near a design.
    private static final int MOST_FITTED = 10_000;

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

    /// The same with candidates from the sampler of another model, which was fitted to the same rows.
    public InverseModel withSampler(InverseModel other) {
        requireEqual("encoding of the sampler's inputs", inputs, other.inputs);
        return new InverseModel(
                method, preset, space, inputs, outputs, other.sampler, surrogate, pairs, split, grades, provenance);
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

    /// The means that the surrogate predicts for designs, in the user's units, `[m × n]`; of a clipped output
    /// what is told of them.
    ///
    /// @param x designs, `[d × n]`
    public double[][] means(double[][] x, Workers workers) {
        return told(outputs.unscale(surrogate.means(inputs.standardized(x), workers)));
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

    /// What the surrogate says of designs, and how far it may be wrong, in the user's units. Who asks more than
    /// once learns the law once.
    ///
    /// @param x designs, `[d × n]`
    public Predicted predict(double[][] x, Workers workers) {
        return predicted(law(workers).at(inputs.standardized(x), workers));
    }

    /// The law of the surrogate's errors, learned from the rows that it was not fitted to. That takes about as
    /// long as predicting all pairs, of very many a part.
    public ErrorLaw law(Workers workers) {
        int[] held = IntStream.concat(Arrays.stream(split.validation()), Arrays.stream(split.test()))
                .toArray();
        return new ErrorLaw(surrogate, rows(held, MOST_HELD), rows(split.fit(), MOST_FITTED), stops(), workers);
    }

    private Stops stops() {
        Stops stops = Stops.none(outputs.width());
        for (int o = 0; o < outputs.width(); o++) {
            Output output = space.outputs().get(o);
            switch (output.clip()) {
                case NONE -> {}
                case LOW -> stops.floor()[o] = outputs.scale(o, output.low());
                case HIGH -> stops.ceiling()[o] = outputs.scale(o, output.high());
            }
        }
        return stops;
    }

    /// At most `most` of these rows, evenly spaced.
    private ErrorLaw.Rows rows(int[] rows, int most) {
        int count = Math.min(rows.length, most);
        int[] spaced = IntStream.range(0, count)
                .map(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray();
        Pairs chosen = pairs.subset(spaced);
        boolean single = !provenance.grouped() && space.symmetries().isNone();
        return new ErrorLaw.Rows(inputs.standardized(chosen.x()), outputs.standardized(chosen.y()), single);
    }

    /// An outlook in the user's units.
    public Predicted predicted(Outlook outlook) {
        int m = outlook.outputs();
        int n = outlook.size();
        double[][] latent = new double[m][n];
        double[][] deviation = new double[m][n];
        double[][] low = new double[m][n];
        double[][] high = new double[m][n];
        double[] scale = outputs.scale();
        for (int o = 0; o < m; o++) {
            for (int i = 0; i < n; i++) {
                double[] ends = outlook.interval(o, i, INTERVAL);
                latent[o][i] = outputs.unscale(o, outlook.mean(o, i));
                deviation[o][i] = scale[o] * outlook.deviation(o, i);
                low[o][i] = outputs.unscale(o, ends[0]);
                high[o][i] = outputs.unscale(o, ends[1]);
            }
        }
        return new Predicted(told(latent), latent, deviation, told(low), told(high));
    }

    /// Predictions in the user's units.
    ///
    /// @param mean what is told of the latent means, `[m × n]`
    /// @param latent means, which differ only for clipped outputs, beyond the bound, `[m × n]`
    /// @param deviation the root mean square of the error of the latent mean to be expected, `[m × n]`
    /// @param low where the intervals begin that hold the true properties with the probability [#INTERVAL],
    ///     `[m × n]`
    /// @param high where they end, `[m × n]`
    public record Predicted(
            double[][] mean, double[][] latent, double[][] deviation, double[][] low, double[][] high) {}
}
