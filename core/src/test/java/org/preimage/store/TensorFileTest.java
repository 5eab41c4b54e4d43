package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.random.Seed;

final class TensorFileTest {
    @TempDir
    Path folder;

    private static SequencedMap<String, String> texts(String... keysAndTexts) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            texts.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return texts;
    }

    private static float[] noise() {
        float[] noise = new float[60];
        RandomGenerator random = new Seed(7).generator();
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        noise[0] = -0.0f;
        noise[1] = Float.MIN_VALUE;
        noise[2] = -Float.MAX_VALUE;
        return noise;
    }

    private static TensorFile rich() {
        return new TensorFile(
                Map.of(
                        "weights", Tensor.of(noise(), 3, 4, 5),
                        "odd", Tensor.of(new float[] {1, 2, 3}, 3),
                        "empty", Tensor.of(new float[0], 4, 0),
                        "scalar", Tensor.of(new double[] {-0.0}),
                        "scale", Tensor.of(new double[] {Double.MIN_VALUE, -Double.MAX_VALUE}, 2, 1),
                        "order", Tensor.of(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, 3),
                        "größe \"µ\"\\\n", Tensor.of(new long[] {-1}, 1)),
                texts(
                        "zeta",
                        "quote \" backslash \\ newline \n tab \t bell \u0007 null \u0000 del \u007f",
                        "alpha",
                        "größe 設計 \ud83d\ude80 \u2028 \uffff",
                        "empty",
                        "",
                        "schlüssel",
                        "{\"nested\":[1]}"));
    }

    private Path written(TensorFile file) {
        Path path = folder.resolve("model.safetensors");
        file.write(path);
        return path;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        TensorFile file = rich();
        TensorFile read = TensorFile.read(written(file));
        assertThat(read).isEqualTo(file).hasSameHashCodeAs(file);
        assertThat(read.metadata().keySet()).containsExactly("zeta", "alpha", "empty", "schlüssel");
        assertThat(read.metadata().get("alpha")).isEqualTo("größe 設計 \ud83d\ude80 \u2028 \uffff");
        assertThat(Float.floatToRawIntBits(read.requireFloats("weights", 3, 4, 5)[0]))
                .isEqualTo(Integer.MIN_VALUE);
        assertThat(Double.doubleToRawLongBits(read.requireDoubles("scalar")[0])).isEqualTo(Long.MIN_VALUE);
        assertThat(read.requireFloats("empty", 4, 0)).isEmpty();
        assertThat(read.requireLongs("order", 3)).containsExactly(Long.MIN_VALUE, 0, Long.MAX_VALUE);
    }

    @Test
    void aFileOfNothingIsReadBack() {
        TensorFile nothing = new TensorFile(Map.of(), texts());
        assertThat(TensorFile.read(written(nothing))).isEqualTo(nothing);
    }

    @Test
    void everyByteOfASmallFileIsAsTheFormatSays() throws IOException {
        TensorFile file = new TensorFile(
                Map.of("w", Tensor.of(new float[] {1, -0.0f}, 2, 1), "d", Tensor.of(new double[] {0.5})),
                texts("note", "ü"));
        byte[] bytes = Files.readAllBytes(written(file));
        String header = "{\"__metadata__\":{\"format\":\"preimage-model\",\"format_version\":\"2\",\"sha256\":\""
                + Forged.zeros() + "\",\"note\":\"ü\"},\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}}";
        byte[] data = {0, 0, 0, 0, 0, 0, (byte) 0xe0, 0x3f, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0x80};
        assertThat(bytes).isEqualTo(Forged.signed(Forged.file(header, data)));
        assertThat((bytes.length - data.length) % 8).isZero();
        // From Python's hashlib over the same bytes, laid out there with struct and json.
        String digest = new String(bytes, Forged.digestAt(bytes), 64, StandardCharsets.US_ASCII);
        assertThat(digest).isEqualTo("a97c17419340a4a623be2a747ff98950e398de957588569ace3dc67a945a5653");
    }

    @Test
    void anotherReaderFindsTheSameTensors() throws IOException {
        TensorFile file = rich();
        byte[] bytes = Files.readAllBytes(written(file));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = (int) buffer.getLong(0);
        String header = new String(bytes, 8, headerBytes, StandardCharsets.UTF_8);
        Matcher slots = Pattern.compile("\"(\\w+)\":\\{\"dtype\":\"(\\w+)\",\"shape\":\\[([\\d,]*)],"
                        + "\"data_offsets\":\\[(\\d+),(\\d+)]}")
                .matcher(header);
        int found = 0;
        while (slots.find()) {
            Tensor tensor = file.tensors().get(slots.group(1));
            int begin = 8 + headerBytes + Integer.parseInt(slots.group(4));
            int end = 8 + headerBytes + Integer.parseInt(slots.group(5));
            assertThat(slots.group(2)).isEqualTo(tensor.type().name());
            assertThat("[" + slots.group(3).replace(",", " × ") + "]").isEqualTo(Tensor.shown(tensor.shape()));
            assertThat(begin % tensor.type().bytes()).isZero();
            assertThat(end - begin).isEqualTo(tensor.count() * tensor.type().bytes());
            assertValues(tensor, buffer, begin);
            found++;
        }
        // All but the one whose name is no word.
        assertThat(found).isEqualTo(file.tensors().size() - 1);
        assertThat(header).contains("\"größe \\\"µ\\\"\\\\\\n\":{", "null \\u0000 del", "\"alpha\":\"größe 設計");
    }

    private static void assertValues(Tensor tensor, ByteBuffer buffer, int begin) {
        for (int i = 0; i < tensor.count(); i++) {
            int at = begin + i * tensor.type().bytes();
            switch (tensor.type()) {
                case F32 -> assertThat(buffer.getFloat(at)).isEqualTo(tensor.floats()[i]);
                case F64 -> assertThat(buffer.getDouble(at)).isEqualTo(tensor.doubles()[i]);
                case I64 -> assertThat(buffer.getLong(at)).isEqualTo(tensor.longs()[i]);
            }
        }
    }

    @Test
    void theSameContentGivesTheSameBytesInWhateverOrderItCame() throws IOException {
        Tensor tensor = Tensor.of(new float[] {1}, 1);
        Map<String, Tensor> backwards = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 20).forEach(i -> backwards.put("t" + (50 - i), tensor));
        byte[] one = Files.readAllBytes(written(new TensorFile(backwards, texts("a", "1", "b", "2"))));
        byte[] other = Files.readAllBytes(written(new TensorFile(new TreeMap<>(backwards), texts("a", "1", "b", "2"))));
        assertThat(one).isEqualTo(other);
        TensorFile read = TensorFile.read(folder.resolve("model.safetensors"));
        assertThat(Files.readAllBytes(written(read))).isEqualTo(one);
    }

    @Test
    void contentsDifferInTensorsTextsAndTheOrderOfTexts() {
        Map<String, Tensor> tensors = Map.of("x", Tensor.of(new float[] {0.0f}, 1));
        TensorFile file = new TensorFile(tensors, texts("a", "1", "b", "2"));
        assertThat(file)
                .isEqualTo(new TensorFile(tensors, texts("a", "1", "b", "2")))
                .isNotEqualTo(new TensorFile(tensors, texts("b", "2", "a", "1")))
                .isNotEqualTo(new TensorFile(tensors, texts("a", "1")))
                .isNotEqualTo(new TensorFile(Map.of("x", Tensor.of(new float[] {-0.0f}, 1)), file.metadata()))
                .isNotEqualTo("file");
        assertThat(file).hasToString("unwritten model {x=F32 [1]} [a, b]");
    }

    @Test
    void whatItWasMadeOfMayChangeAfterwards() {
        Map<String, Tensor> tensors = new TreeMap<>(Map.of("x", Tensor.of(new long[] {1}, 1)));
        SequencedMap<String, String> texts = texts("a", "1");
        TensorFile file = new TensorFile(tensors, texts);
        tensors.clear();
        texts.clear();
        assertThat(file.tensors()).containsOnlyKeys("x");
        assertThat(file.metadata()).containsOnlyKeys("a");
        assertThatThrownBy(() -> file.tensors().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> file.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void requiredTensorsAreThereOrTheFileIsRefused() {
        Path path = written(rich());
        TensorFile file = TensorFile.read(path);
        assertThat(file.require("odd", 3).floats()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> file.require("bias", 3))
                .isInstanceOf(ModelFileRefused.class)
                .hasMessage(path + ": tensor 'bias': expected the shape [3], found no such tensor");
        assertThatThrownBy(() -> file.require("weights", 4, 3, 5))
                .hasMessage(path + ": tensor 'weights': expected the shape [4 × 3 × 5], found [3 × 4 × 5]");
        assertThatThrownBy(() -> file.requireDoubles("odd", 3))
                .isInstanceOf(ModelFileRefused.class)
                .hasMessage(path + ": tensor 'odd': expected F64, found F32 [3]");
        assertThatThrownBy(() -> file.requireFloats("order", 3)).isInstanceOf(ModelFileRefused.class);
        assertThatThrownBy(() -> file.requireLongs("odd", 3)).isInstanceOf(ModelFileRefused.class);
    }

    @Test
    void unknownTensorsAreRefused() {
        TensorFile file = TensorFile.read(written(
                new TensorFile(Map.of("a", Tensor.of(new long[0], 0), "b", Tensor.of(new long[0], 0)), texts())));
        file.requireOnly(Set.of("a", "b", "c"));
        assertThatThrownBy(() -> file.requireOnly(Set.of("c", "a")))
                .isInstanceOf(ModelFileRefused.class)
                .hasMessageEndingWith("tensors: expected only [a, c], found 'b' too");
    }

    @Test
    void requiredTextsAreThereOrTheFileIsRefused() {
        TensorFile file = new TensorFile(Map.of(), texts("method", "ipage"));
        assertThat(file.requireMetadata("method")).isEqualTo("ipage");
        assertThatThrownBy(() -> file.requireMetadata("space"))
                .isInstanceOf(ModelFileRefused.class)
                .hasMessage("unwritten model: metadata 'space': expected a text, found no such entry");
        assertThat(file.refused("method", "ipage", "other").check()).isEqualTo("method");
    }

    @Test
    void whatWouldBeRefusedWhenReadIsNotWritten() {
        Map<String, Tensor> none = Map.of();
        Tensor tensor = Tensor.of(new float[0], 0);
        for (String name : new String[] {"", "x".repeat(257), "\ud83d", "__metadata__"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TensorFile(Map.of(name, tensor), texts()));
        }
        for (String key : new String[] {"", "x".repeat(257), "\ude00", "format", "format_version", "sha256"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TensorFile(none, texts(key, "")));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TensorFile(none, texts("a", "half \ud83d of a pair")))
                .withMessageContaining("the text 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TensorFile(none, texts("a", "x".repeat(16 << 20))))
                .withMessageContaining("16777216");
        Map<String, Tensor> many =
                IntStream.range(0, (1 << 14) + 1).boxed().collect(Collectors.toMap(String::valueOf, _ -> tensor));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TensorFile(many, texts()))
                .withMessageContaining("16385");
    }

    @Test
    void theLargestFilesThatAreWrittenAreRead() {
        Tensor deepest = Tensor.of(new float[] {1}, 1, 1, 1, 1, 1, 1, 1, 1);
        Map<String, Tensor> most =
                IntStream.range(0, 1 << 14).boxed().collect(Collectors.toMap(i -> "t" + i, _ -> deepest));
        TensorFile many = new TensorFile(most, texts());
        assertThat(TensorFile.read(written(many))).isEqualTo(many);
        TensorFile wide =
                new TensorFile(Map.of("x".repeat(256), deepest), texts("k".repeat(256), "é".repeat(8_000_000)));
        assertThat(TensorFile.read(written(wide))).isEqualTo(wide);
    }

    @Test
    void aFileThatCannotBeReachedIsNoRefusal() {
        Path missing = folder.resolve("missing.safetensors");
        assertThatThrownBy(() -> TensorFile.read(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> TensorFile.read(folder))
                .isInstanceOf(ModelFileRefused.class)
                .hasMessageContaining("expected a regular file");
    }
}
