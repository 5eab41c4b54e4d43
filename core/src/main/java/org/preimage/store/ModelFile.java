package org.preimage.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.preimage.data.Encoding;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.space.Clip;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Output;
import org.preimage.space.Space;

/// One model in one file, with everything that is needed to use it and to say where it came from. A model that
/// was read predicts and samples, on the same kernels, bit for bit what the written one does, and written again
/// it is the same bytes.
///
/// Structure and names are texts of the metadata, numbers are tensors, in the file of [TensorFile]. Each of the
/// codecs of this package says what the names under its prefix are; those of this class are `space.`,
/// `scaler.` and `split.`.
public final class ModelFile {
    private static final String METHOD = "method";
    private static final String PRESET = "preset";
    private static final String CLIPS = "space.outputs.clips";

    private ModelFile() {}

    /// Writes `model`, whole or not at all, as [AtomicFile] does.
    ///
    /// @throws IllegalArgumentException if the model holds a number that is not finite, or a text that is not
    ///     valid Unicode
    /// @throws java.io.UncheckedIOException if the file cannot be written; an older one is then untouched
    public static void write(InverseModel model, Path path) {
        Draft draft = new Draft();
        if (model.method() != Method.IPAGE) {
            draft.text(METHOD, model.method().word());
        }
        if (model.preset() != Preset.DEFAULT) {
            draft.text(PRESET, model.preset().word());
        }
        write(draft, model.space());
        draft.counts("space.free", model.inputs().free());
        PixelCodec.write(draft, model.inputs());
        write(draft, "scaler.inputs", model.inputs().scaler());
        write(draft, "scaler.outputs", model.outputs());
        LearnedCodec.write(draft, model.sampler());
        LearnedCodec.write(draft, model.surrogate());
        PairsCodec.write(draft, model.pairs(), model.inputs().cell());
        draft.rows("split.fit", model.split().fit());
        draft.rows("split.validation", model.split().validation());
        draft.rows("split.test", model.split().test());
        HistoryCodec.write(draft, model.grades());
        HistoryCodec.write(draft, model.provenance());
        draft.file().write(path);
    }

    /// Reads a model.
    ///
    /// @throws ModelFileRefused if the file fails a check: damaged, not a model, written by a newer version,
    ///     with parts that are missing, unknown or do not fit together
    /// @throws java.io.UncheckedIOException if there is no such file, or it cannot be read
    public static InverseModel read(Path path) {
        Facts facts = new Facts(TensorFile.read(path));
        try {
            InverseModel model = model(facts);
            facts.requireNothingElse();
            return model;
        } catch (IllegalArgumentException e) {
            throw facts.refused(e);
        }
    }

    private static InverseModel model(Facts facts) {
        Space space = space(facts);
        Encoding inputs = encoding(facts, space);
        int m = space.outputs().size();
        return new InverseModel(
                method(facts),
                preset(facts),
                space,
                inputs,
                scaler(facts, "scaler.outputs", m),
                LearnedCodec.sampler(facts, inputs, m),
                LearnedCodec.surrogate(facts, inputs, m),
                PairsCodec.read(facts, space, inputs.cell()),
                new Split(facts.rows("split.fit"), facts.rows("split.validation"), facts.rows("split.test")),
                HistoryCodec.grades(facts),
                HistoryCodec.provenance(facts));
    }

    /// Which inputs are free follows from their bounds, and stands in the file for its other readers.
    private static Encoding encoding(Facts facts, Space space) {
        List<Integer> free = facts.counts("space.free");
        Encoding inputs = new Encoding(
                space.inputs(),
                new Scaler(facts.numbers("scaler.inputs.mean"), facts.numbers("scaler.inputs.scale")),
                PixelCodec.cell(facts));
        if (!inputs.free().equals(free)) {
            throw facts.refused("space.free", "the inputs whose bounds differ, " + inputs.free(), free.toString());
        }
        return inputs;
    }

    private static Method method(Facts facts) {
        if (!facts.hasText(METHOD)) {
            return Method.IPAGE;
        }
        String word = facts.text(METHOD);
        return Method.find(word).orElseThrow(() -> facts.refused(METHOD, "one of " + Method.words(), word));
    }

    private static Preset preset(Facts facts) {
        if (!facts.hasText(PRESET)) {
            return Preset.DEFAULT;
        }
        String word = facts.text(PRESET);
        return Preset.find(word).orElseThrow(() -> facts.refused(PRESET, "one of " + Preset.words(), word));
    }

    private static void write(Draft draft, Space space) {
        draft.texts("space.inputs", space.inputNames());
        KindCodec.write(draft, space);
        draft.texts("space.outputs", space.outputNames());
        if (space.outputs().stream().anyMatch(output -> output.clip() != Clip.NONE)) {
            draft.texts(
                    CLIPS,
                    space.outputs().stream()
                            .map(output -> Facts.word(output.clip()))
                            .toList());
        }
        draft.table(
                "space.inputs.bounds",
                space.inputs().stream()
                        .map(input -> new double[] {input.low(), input.high()})
                        .toList(),
                2);
        draft.table(
                "space.outputs.bounds",
                space.outputs().stream()
                        .map(output -> new double[] {output.low(), output.high()})
                        .toList(),
                2);
    }

    private static Space space(Facts facts) {
        List<String> inputNames = facts.texts("space.inputs");
        List<double[]> inputBounds = facts.table("space.inputs.bounds", inputNames.size(), 2);
        List<Kind> kinds = KindCodec.kinds(facts, inputNames.size());
        List<Input> inputs = new ArrayList<>();
        for (int v = 0; v < inputNames.size(); v++) {
            inputs.add(new Input(
                    inputNames.get(v), inputBounds.get(v)[0], inputBounds.get(v)[1], kinds.get(v)));
        }
        List<String> outputNames = facts.texts("space.outputs");
        List<double[]> outputBounds = facts.table("space.outputs.bounds", outputNames.size(), 2);
        List<Clip> clips = facts.hasText(CLIPS)
                ? facts.choices(CLIPS, outputNames.size(), Clip.values())
                : Collections.nCopies(outputNames.size(), Clip.NONE);
        List<Output> outputs = new ArrayList<>();
        for (int v = 0; v < outputNames.size(); v++) {
            outputs.add(new Output(
                    outputNames.get(v), outputBounds.get(v)[0], outputBounds.get(v)[1], clips.get(v)));
        }
        return new Space(inputs, outputs, KindCodec.symmetries(facts, inputs));
    }

    private static void write(Draft draft, String name, Scaler scaler) {
        draft.numbers(name + ".mean", scaler.mean());
        draft.numbers(name + ".scale", scaler.scale());
    }

    private static Scaler scaler(Facts facts, String name, int width) {
        return new Scaler(facts.numbers(name + ".mean", width), facts.numbers(name + ".scale", width));
    }
}
