package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.math.Batch;
import org.preimage.model.Grades;
import org.preimage.model.InverseModel;
import org.preimage.model.Preset;
import org.preimage.model.Provenance;
import org.preimage.model.Toy;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.space.Kind;
import org.preimage.train.TrainingLog;

final class ModelFileTest {
    /// Between them they hold every kind of sampler, surrogate and transformer.
    private static final InverseModel CONDITIONAL = Toy.fit(Toy.conditional(2), 60);

    private static final InverseModel INVERTIBLE = Toy.fit(Toy.invertible(2), 60);

    private static final List<InverseModel> MODELS = Stream.concat(
                    Stream.of(CONDITIONAL, INVERTIBLE),
                    Toy.everyPrior(2).stream().skip(2).map(options -> Toy.fit(options, 60)))
            .toList();

    private static final InverseModel MIXED = Toy.fitMixed(Toy.conditional(2), 60);

    @TempDir
    Path folder;

    static List<InverseModel> models() {
        return MODELS;
    }

    static List<InverseModel> allModels() {
        return Stream.concat(MODELS.stream(), Stream.of(MIXED)).toList();
    }

    private Path written(InverseModel model) {
        Path path = folder.resolve("model.safetensors");
        ModelFile.write(model, path);
        return path;
    }

    private InverseModel reread(InverseModel model) {
        return ModelFile.read(written(model));
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictionsAreThoseOfTheWrittenModelBitForBit(InverseModel model) {
        double[][] x = Toy.designs(100, new Seed(3));
        try (Workers workers = new Workers(1)) {
            InverseModel.Predicted expected = model.predict(x, workers);
            InverseModel.Predicted found = reread(model).predict(x, workers);
            assertThat(found.mean()).isDeepEqualTo(expected.mean());
            assertThat(found.deviation()).isDeepEqualTo(expected.deviation());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void candidatesAreThoseOfTheWrittenModelBitForBit(InverseModel model) {
        InverseModel read = reread(model);
        Batch latent = Batch.zeros(100, model.sampler().latentDim());
        var random = new Seed(4).generator();
        for (int i = 0; i < latent.data().length; i++) {
            latent.data()[i] = (float) Draws.normal(random);
        }
        double[] target = {0.3, -0.2};
        try (Workers workers = new Workers(1)) {
            Batch expected = model.sampler().candidates(target, latent, workers);
            Batch found = read.sampler().candidates(target, latent, workers);
            assertThat(found.data()).containsExactly(expected.data());
            assertThat(read.inputs().decode(found)).isDeepEqualTo(model.inputs().decode(expected));
            assertThat(read.inputs().decode(found)[1]).containsOnly(Toy.CONSTANT);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void writtenAgainItIsTheSameBytes(InverseModel model) throws IOException {
        Path first = written(model);
        Path second = folder.resolve("again.safetensors");
        ModelFile.write(ModelFile.read(first), second);
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Files.size(first)).isLessThan(25_000);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPartIsThere(InverseModel model) {
        InverseModel read = reread(model);
        assertThat(read.method()).isEqualTo(model.method());
        assertThat(read.space()).isEqualTo(model.space());
        assertThat(read.inputs().free()).containsExactly(0, 2);
        assertThat(read.inputs()).isEqualTo(model.inputs());
        assertThat(read.outputs()).isEqualTo(model.outputs());
        assertThat(read.pairs().x()).isDeepEqualTo(model.pairs().x());
        assertThat(read.pairs().y()).isDeepEqualTo(model.pairs().y());
        assertThat(read.split().fit()).containsExactly(model.split().fit());
        assertThat(read.split().validation()).containsExactly(model.split().validation());
        assertThat(read.split().test()).containsExactly(model.split().test());
        assertThat(read.provenance()).isEqualTo(model.provenance());
        assertThat(read.provenance().seed()).isEqualTo(-5);
        Grades grades = model.grades();
        assertThat(read.grades().surrogate()).isEqualTo(grades.surrogate());
        assertThat(read.grades().rmse()).isEqualTo(grades.rmse()).hasSize(2);
        assertThat(read.grades().compared()).isEqualTo(grades.compared());
        assertThat(read.grades().logs()).hasSameSizeAs(grades.logs());
        for (int i = 0; i < grades.logs().size(); i++) {
            TrainingLog log = read.grades().logs().get(i);
            assertThat(log.name()).isEqualTo(grades.logs().get(i).name());
            assertThat(log.series()).isEqualTo(grades.logs().get(i).series());
            assertThat(log.epochs().toArray(double[][]::new))
                    .isDeepEqualTo(grades.logs().get(i).epochs().toArray(double[][]::new));
        }
    }

    @Test
    void bothSnapshotsOfAnInvertibleNetworkAreThere() {
        assertThat(TensorFile.read(written(INVERTIBLE)).tensors())
                .containsKeys("sampler.flow.subnet.3.1.bias", "surrogate.flow.subnet.3.1.bias");
    }

    @Test
    void namesOfAnyKindSurvive() {
        Provenance odd =
                new Provenance("\"\\\n 設計", Long.MIN_VALUE, "", "x\u0000", Map.of("", "é", "z", "", "a b", "\t"));
        assertThat(reread(with(CONDITIONAL, odd)).provenance()).isEqualTo(odd);
        Provenance broken = new Provenance("\ud800", 0, "", "", Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> written(with(CONDITIONAL, broken)));
    }

    @Test
    void thePresetIsRemembered() {
        assertThat(reread(CONDITIONAL).preset()).isEqualTo(Preset.DEFAULT);
        for (Preset preset : Preset.values()) {
            assertThat(reread(with(CONDITIONAL, preset)).preset()).isEqualTo(preset);
        }
    }

    private static InverseModel with(InverseModel m, Provenance provenance) {
        return with(m, m.preset(), provenance);
    }

    private static InverseModel with(InverseModel m, Preset preset) {
        return with(m, preset, m.provenance());
    }

    private static InverseModel with(InverseModel m, Preset preset, Provenance provenance) {
        return new InverseModel(
                m.method(),
                preset,
                m.space(),
                m.inputs(),
                m.outputs(),
                m.sampler(),
                m.surrogate(),
                m.pairs(),
                m.split(),
                m.grades(),
                provenance);
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(written(CONDITIONAL));
        for (int length = 0; length < whole.length; length += 97) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aFlippedByteIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(written(INVERTIBLE));
        for (int at = 0; at < whole.length; at += 101) {
            byte[] flipped = whole.clone();
            flipped[at] = (byte) ~flipped[at];
            assertRefused(flipped);
        }
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Path path = folder.resolve("bad.safetensors");
        Files.write(path, bytes);
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> ModelFile.read(path))
                .withMessageStartingWith(path.toString());
    }

    @Test
    void kindsAndLevelsAreThere() {
        InverseModel read = reread(MIXED);
        assertThat(read.space()).isEqualTo(MIXED.space());
        assertThat(read.inputs()).isEqualTo(MIXED.inputs());
        assertThat(read.space().inputs().getFirst().kind()).isEqualTo(Toy.MIXED.kind("metal"));
        assertThat(read.space().inputs().get(1).kind()).isEqualTo(Kind.INTEGER);
        TensorFile file = TensorFile.read(written(MIXED));
        assertText(file, "space.inputs.kinds", "[\"categorical\",\"integer\"]", "a kind for each of 3 inputs");
        assertText(file, "space.inputs.kinds", "[\"categorical\",\"whole\",\"continuous\"]", "found 'whole'");
        assertText(file, "space.inputs.levels.0", "[\"tin\",\"tin\",\"lead\"]", "every level once");
        assertText(file, "space.inputs.levels.0", "[\"tin\",\"lead\"]", "one or all of the 2 levels");
    }

    /// Every fact is needed but the method, which is iPage where it is left out, and nothing else is taken: a file
    /// signed anew is refused, by the name of what is
    /// missing or too much.
    @ParameterizedTest
    @MethodSource("allModels")
    void everyFactIsNeededAndNothingElseIsTaken(InverseModel model) {
        TensorFile file = TensorFile.read(written(model));
        for (String key : file.metadata().keySet()) {
            if (!key.equals("method")) {
                assertThat(refusal(file, texts -> texts.remove(key), _ -> {})).contains("'" + key + "'");
            }
        }
        for (String name : file.tensors().keySet()) {
            assertThat(refusal(file, _ -> {}, tensors -> tensors.remove(name))).contains("'" + name + "'");
        }
        assertThat(refusal(file, texts -> texts.put("mood", "good"), _ -> {})).contains("'mood' too");
        assertThat(refusal(file, _ -> {}, tensors -> tensors.put("mood", Tensor.of(new long[] {1}, 1))))
                .contains("'mood' too");
    }

    /// Every tensor has the one shape and type that its model asks for.
    @ParameterizedTest
    @MethodSource("allModels")
    void everyShapeAndTypeIsChecked(InverseModel model) {
        TensorFile file = TensorFile.read(written(model));
        file.tensors().forEach((name, tensor) -> {
            List<Tensor> wrong = new ArrayList<>();
            int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
            wrong.add(Tensor.of(new float[1], 1, 1, 1));
            wrong.add(
                    tensor.type() == ElementType.I64
                            ? Tensor.of(new double[tensor.count()], shape)
                            : Tensor.of(new long[tensor.count()], shape));
            for (Tensor bad : wrong) {
                assertThat(refusal(file, _ -> {}, tensors -> tensors.put(name, bad)))
                        .contains("'" + name + "'");
            }
        });
    }

    @Test
    void textsThatSayNothingAreRefused() {
        TensorFile file = TensorFile.read(written(CONDITIONAL));
        assertText(file, "sampler.kind", "oracle", "conditional-flow, inn, autoencoder, mixture, uniform or rows");
        assertText(TensorFile.read(written(MODELS.get(3))), "method", "alchemy", "one of [ipage, mdn,");
        assertText(
                TensorFile.read(written(with(CONDITIONAL, Preset.PAPER))), "preset", "papr", "one of [default, paper,");
        assertText(file, "surrogate.kind", "flow ", "networks, flow or gaussian-process");
        assertText(file, "sampler.flow.transformer.kind", "quadratic", "affine, spline or shifted-spline");
        assertText(file, "sampler.flow.activation", "SILU", "one of [relu, leaky_relu, silu, tanh]");
        assertText(file, "sampler.flow.dim", "2.0", "a whole number");
        assertText(file, "sampler.flow.dim", "02", "a whole number");
        assertText(file, "sampler.flow.dim", "-2", "from 0 to 16384");
        assertText(file, "sampler.flow.blocks", "16385", "from 0 to 16384");
        assertText(file, "sampler.flow.order", "9223372036854775808", "a whole number");
        assertText(file, "surrogate.hidden", "[5,4", "a JSON array");
        assertText(file, "surrogate.hidden", "{}", "a JSON array");
        assertText(file, "surrogate.hidden", "[\"5\",4]", "a list of whole numbers");
        assertText(file, "surrogate.hidden", "[5,9999999]", "from 0 to 16384");
        assertText(file, "space.inputs", "[1,2,3]", "a list of strings");
        assertText(file, "grades.compared.names", "[\"a\",\"a\"]", "tensor 'grades.compared'");
        assertText(file, "provenance.options", "[\"prior\",\"prior\"]", "every name once");
        TensorFile flow = TensorFile.read(written(INVERTIBLE));
        assertText(flow, "sampler.flow.transformer.older", "yes", "true or false");
    }

    /// What a file claims is checked against what it holds before room is made for it.
    @Test
    void enormousClaimsAreRefusedAtOnce() {
        TensorFile file = TensorFile.read(written(CONDITIONAL));
        assertText(file, "sampler.flow.dim", "16384", "tensor 'sampler.flow.subnet.0.0.weight'");
        assertText(file, "sampler.flow.condition", "16384", "tensor 'sampler.flow.subnet.0.0.weight'");
        assertText(file, "sampler.flow.blocks", "16384", "tensor 'sampler.flow.subnet.2.0.weight'");
        assertText(file, "sampler.flow.hidden", "[16384,16384]", "tensor 'sampler.flow.subnet.0.0.weight'");
        assertText(file, "sampler.flow.transformer.bins", "16384", "at least 2 bins");
        assertText(file, "surrogate.hidden", "[16384,16384]", "tensor 'surrogate.network.0.0.weight'");
        assertText(file, "surrogate.members", "16384", "tensor 'surrogate.network.2.0.weight'");
        assertText(file, "logs", "16384", "'log.3.series'");
    }

    @Test
    void partsThatDoNotFitTogetherAreRefused() {
        TensorFile file = TensorFile.read(written(CONDITIONAL));
        assertText(file, "space.inputs", "[\"a\",\"a\",\"b\"]", "'a' twice");
        assertText(file, "space.free", "[0,3]", "the inputs whose bounds differ, [0, 2]");
        assertText(file, "space.free", "[2,0]", "the inputs whose bounds differ, [0, 2]");
        assertText(file, "surrogate.members", "0", "at least one network");
        assertText(file, "sampler.flow.blocks", "0", "at least one variable and one block");
        assertTensor(file, "split.fit", Tensor.of(new long[] {0, -1}, 2), "numbers of rows");
        assertTensor(file, "split.fit", Tensor.of(new long[] {1L << 40}, 1), "numbers of rows");
        assertTensor(file, "split.fit", Tensor.of(new long[] {60}, 1), "a split of 60 pairs");
        assertTensor(file, "split.test", Tensor.of(new long[0], 0), "some to test on");
        assertTensor(file, "scaler.inputs.scale", Tensor.of(new double[] {1, 0}, 2), "above zero");
        assertTensor(file, "grades.rmse", Tensor.of(new double[3], 3), "error for each of 2 outputs");
        TensorFile flow = TensorFile.read(written(INVERTIBLE));
        assertText(flow, "sampler.kind", "conditional-flow", "a flow with a condition");
    }

    private void assertText(TensorFile file, String key, String text, String expected) {
        assertThat(refusal(file, texts -> texts.put(key, text), _ -> {})).contains(expected);
    }

    private void assertTensor(TensorFile file, String name, Tensor tensor, String expected) {
        assertThat(refusal(file, _ -> {}, tensors -> tensors.put(name, tensor))).contains(expected);
    }

    /// What the reader says of a file with changed contents and a right digest.
    private String refusal(
            TensorFile file, Consumer<Map<String, String>> texts, Consumer<Map<String, Tensor>> tensors) {
        SequencedMap<String, String> changedTexts = new LinkedHashMap<>(file.metadata());
        SequencedMap<String, Tensor> changedTensors = new LinkedHashMap<>(file.tensors());
        texts.accept(changedTexts);
        tensors.accept(changedTensors);
        Path path = folder.resolve("changed.safetensors");
        new TensorFile(changedTensors, changedTexts).write(path);
        List<String> message = new ArrayList<>();
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> ModelFile.read(path))
                .satisfies(e -> message.add(e.getMessage()));
        assertThat(message.getFirst()).startsWith(path.toString());
        return message.getFirst();
    }
}
