package org.preimage.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.preimage.data.Encoding;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.model.Grades;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.model.OutputProcessFit;
import org.preimage.model.Preset;
import org.preimage.model.Provenance;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampler.UniformSampler;
import org.preimage.space.Clip;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.LeftOut;
import org.preimage.surrogate.OutputProcess;
import org.preimage.trust.ErrorLaw;
import org.preimage.trust.Stops;

/// What a few rows teach: Gaussian processes of all of them, and the law of their errors.
///
/// @param model with the region to draw candidates from; it is not graded, and never kept
/// @param process the surrogate of the model
/// @param law learned from what the surrogate says of each row without it; under symmetries, or where that is
///     not known in closed form, from a share of the rows that is held out for that
record Learned(InverseModel model, GaussianProcess process, ErrorLaw law) {
    /// Of so many rows one is held out, where rows cannot be left out one by one; of few rows two.
    private static final int HELD_OUT = 6;

    private static final int LEAST_HELD_OUT = 2;

    /// Learns.
    ///
    /// @param all at least two rows, of which every output varies
    static Learned of(Quest quest, Pairs all, Seed seed, Context context) {
        Space declared = quest.space();
        Pairs rows = all.withoutDuplicates(declared.symmetries().orbits(all.x(), declared.inputs()));
        boolean single = declared.symmetries().isNone() && canBeLeftOut(quest, rows);
        int every = Math.min(HELD_OUT, rows.size() / LEAST_HELD_OUT);
        int[] held = IntStream.range(0, rows.size())
                .filter(i -> !single && i % every == every - 1)
                .toArray();
        int[] kept = IntStream.range(0, rows.size())
                .filter(i -> single || i % every != every - 1)
                .toArray();
        Pairs fitted = Images.of(rows.subset(kept), declared.symmetries(), seed.of("images"));
        Space space = new Space(inputs(declared, fitted), outputs(quest, rows), declared.symmetries());
        Encoding inputs = Encoding.of(space.inputs(), fitted.x());
        Scaler outputs = Scaler.of(fitted.y());
        GaussianProcess process = process(space, rows.subset(kept), inputs, outputs, seed, context);
        ErrorLaw law = new ErrorLaw(
                process,
                standardized(rows.subset(held), inputs, outputs, false),
                standardized(fitted, inputs, outputs, single),
                stops(space, outputs),
                context.workers());
        return new Learned(model(quest, space, rows, inputs, outputs, process, seed), process, law);
    }

    /// Whether it is known in closed form what would be said of each row without it.
    private static boolean canBeLeftOut(Quest quest, Pairs rows) {
        boolean clipped = outputs(quest, rows).stream().anyMatch(output -> output.clip() != Clip.NONE);
        long designs = IntStream.range(0, rows.size())
                .mapToObj(i -> Arrays.stream(rows.x()).map(column -> column[i]).toList())
                .distinct()
                .count();
        return !clipped && !rows.lacksSome() && designs == rows.size() && rows.size() <= LeftOut.MOST;
    }

    /// With ranges around the region and all rows.
    private static List<Input> inputs(Space declared, Pairs rows) {
        List<Input> inputs = new ArrayList<>();
        for (int v = 0; v < rows.x().length; v++) {
            Input input = declared.inputs().get(v);
            double low = Arrays.stream(rows.x()[v]).min().orElseThrow();
            double high = Arrays.stream(rows.x()[v]).max().orElseThrow();
            inputs.add(new Input(input.name(), Math.min(low, input.low()), Math.max(high, input.high()), input.kind()));
        }
        return inputs;
    }

    private static List<Output> outputs(Quest quest, Pairs rows) {
        List<Output> outputs = new ArrayList<>();
        for (int o = 0; o < rows.y().length; o++) {
            String name = rows.outputs().get(o);
            double low = there(rows.y()[o]).min().orElseThrow();
            double high = there(rows.y()[o]).max().orElseThrow();
            double bound = quest.censored().getOrDefault(name, Double.NaN);
            Clip clip = bound <= low ? Clip.LOW : bound >= high ? Clip.HIGH : Clip.NONE;
            outputs.add(new Output(name, clip == Clip.LOW ? bound : low, clip == Clip.HIGH ? bound : high, clip));
        }
        return outputs;
    }

    private static DoubleStream there(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }

    private static GaussianProcess process(
            Space space, Pairs rows, Encoding inputs, Scaler outputs, Seed seed, Context context) {
        OutputProcessFit fit = new OutputProcessFit(space.symmetries(), inputs, context);
        List<OutputProcess> processes = new ArrayList<>();
        for (int o = 0; o < rows.y().length; o++) {
            processes.add(fit.of(
                    rows.only(o),
                    space.outputs().get(o),
                    outputs.only(o),
                    seed.of("process").of(o)));
        }
        return new GaussianProcess(processes);
    }

    private static ErrorLaw.Rows standardized(Pairs rows, Encoding inputs, Scaler outputs, boolean single) {
        return new ErrorLaw.Rows(inputs.standardized(rows.x()), outputs.standardized(rows.y()), single);
    }

    private static Stops stops(Space space, Scaler outputs) {
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

    /// A model to solve with, whose candidates fill the region. Its split is for form's sake: the surrogate was
    /// fitted to all rows, and nothing that is asked of the model looks at the split.
    private static InverseModel model(
            Quest quest, Space space, Pairs rows, Encoding inputs, Scaler outputs, GaussianProcess process, Seed seed) {
        double[][] box = inputs.box(quest.space().inputs());
        int last = rows.size() - 1;
        return new InverseModel(
                Method.IPAGE,
                Preset.DEFAULT,
                space,
                inputs,
                outputs,
                new UniformSampler(box[0], box[1], outputs.width()),
                process,
                rows,
                new Split(IntStream.range(0, last).toArray(), new int[0], new int[] {last}),
                new Grades("gp", List.of(), Map.of(), List.of()),
                new Provenance("campaign", seed.value(), "", "", Map.of()));
    }
}
