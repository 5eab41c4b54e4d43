package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;

/// Files that are damaged or lie. Whatever is wrong with one, [ModelFileRefused] says so and nothing else is
/// thrown.
final class TensorFileRefusalTest {
    private static final String ONE = "\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    @TempDir
    Path folder;

    private byte[] small() throws IOException {
        SequencedMap<String, String> texts = new LinkedHashMap<>(Map.of("note", "grün"));
        Path path = folder.resolve("small.safetensors");
        new TensorFile(
                        Map.of(
                                "a", Tensor.of(new float[] {1.5f, -2}, 2, 1),
                                "b", Tensor.of(new double[] {3}, 1),
                                "e", Tensor.of(new long[0], 0)),
                        texts)
                .write(path);
        return Files.readAllBytes(path);
    }

    private static void assertRefused(byte[] file, String... parts) {
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> Forged.read(file))
                .withMessageStartingWith(Forged.FILE + ": ")
                .satisfies(e -> assertThat(List.of(parts)).allMatch(e.getMessage()::contains));
    }

    private static byte[] bytes(TensorFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TensorWriter(file.tensors(), file.metadata()).writeTo(out);
        return out.toByteArray();
    }

    private static byte[] header(String members) {
        return Forged.signed(Forged.file("{" + members + "}", new byte[0]));
    }

    @Test
    void whatIsForgedWellIsRead() {
        TensorFile file = Forged.read(Forged.withTensors(ONE, new byte[8]));
        assertThat(file.requireFloats("x", 2)).containsExactly(0, 0);
        String spaced = "{ \"\\u0078\" : {\"data_offsets\":[ 0,8 ],\"shape\":[2],\"dtype\":\"F\\u0033\\u0032\"} ,\n"
                + Forged.METADATA + "}\t";
        TensorFile same = Forged.read(Forged.signed(Forged.file(spaced, new byte[8])));
        assertThat(same).isEqualTo(file);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] good = small();
        Path path = folder.resolve("cut.safetensors");
        for (int length = 0; length < good.length; length++) {
            Files.write(path, Arrays.copyOf(good, length));
            assertThatExceptionOfType(ModelFileRefused.class)
                    .as("the first %d of %d bytes", length, good.length)
                    .isThrownBy(() -> TensorFile.read(path));
            assertRefused(Forged.signed(Arrays.copyOf(good, length)));
        }
    }

    @Test
    void everyByteFlippedIsRefused() throws IOException {
        byte[] good = small();
        assertThat(Forged.read(good)).isEqualTo(TensorFile.read(folder.resolve("small.safetensors")));
        int[] flips = {1, 2, 4, 8, 16, 32, 64, 128, 0xff, 0x0f, 0x55, 0x03, 0x60, 0xaa};
        for (int at = 0; at < good.length; at++) {
            for (int flip : flips) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) flip;
                Throwable thrown = catchThrowable(() -> Forged.read(bad));
                assertThat(thrown).as("byte %d ^ %d", at, flip).isInstanceOf(ModelFileRefused.class);
            }
        }
    }

    @Test
    void bytesPutInOrAddedAreRefused() throws IOException {
        byte[] good = small();
        for (int at = 0; at <= good.length; at++) {
            for (byte value : new byte[] {0, ' ', '0', '"'}) {
                byte[] bad = Arrays.copyOf(good, good.length + 1);
                System.arraycopy(good, at, bad, at + 1, good.length - at);
                bad[at] = value;
                assertRefused(bad);
            }
        }
        assertRefused(Forged.signed(Arrays.copyOf(good, good.length + 8)), "length of the file");
    }

    /// Changes whose digest is right again: each is read or refused, and what is read is written and read the
    /// same.
    @Test
    void signedMutantsAreRefusedOrWhole() throws IOException {
        byte[] good = small();
        RandomGenerator random = new Seed(11).generator();
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] signed = Forged.signed(mutant(good, random));
            Throwable thrown = catchThrowable(() -> Forged.read(signed));
            if (thrown == null) {
                read++;
                TensorFile file = Forged.read(signed);
                assertThat(Forged.read(bytes(new TensorFile(file.tensors(), file.metadata()))))
                        .isEqualTo(file);
            } else {
                assertThat(thrown).isInstanceOf(ModelFileRefused.class);
            }
        }
        // Some change a text or a name, and those are files like any other.
        assertThat(read).isBetween(100, 10_000);
    }

    /// One to three bytes of the header changed to others that mean something in JSON.
    private static byte[] mutant(byte[] good, RandomGenerator random) {
        String alphabet = "{}[]\",:\\0123456789eE.-+ \n\tutfnaFI\u0000\u00ff";
        byte[] mutant = good.clone();
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(8, good.length - 16);
            mutant[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return mutant;
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, Long.MAX_VALUE, 1L << 32, (16 << 20) + 8, 0, 1, 4096})
    void lengthsOfTheHeaderThatLieAreRefused(long length) throws IOException {
        byte[] file = small();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        assertRefused(Forged.signed(file), "length of the header", Long.toUnsignedString(length));
    }

    @Test
    void aHeaderOfMoreThan16MebibytesIsRefused() {
        byte[] file = Forged.withTensors(" ".repeat((16 << 20) - 100), new byte[0]);
        assertRefused(file, "length of the header", "expected at most 16777216 bytes");
    }

    @Test
    void aFileOfMoreThan2GibibytesIsRefusedUnread() throws IOException {
        Path path = folder.resolve("sparse");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength((1L << 31) + 1);
        }
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> TensorFile.read(path))
                .withMessageContaining("expected at most 2147483648 bytes, found 2147483649");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aFileThatChangesItsLengthWhileReadIsRefused(int change) throws IOException {
        byte[] good = small();
        byte[] other = Arrays.copyOf(good, good.length + change);
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> new TensorReader("f", new ByteArrayInputStream(other), good.length).read())
                .withMessageContaining("while it was read");
    }

    @Test
    void theHeaderStartsWithABraceAndIsAnObjectInUtf8() {
        assertRefused(Forged.signed(Forged.file(" {" + Forged.METADATA + "}", new byte[0])), "'{' at its start");
        assertRefused(Forged.file("[" + " ".repeat(20) + "]", new byte[0]), "'{' at its start");
        byte[] latin = header(Forged.METADATA + ",\"?\":{}");
        latin[8 + Forged.METADATA.length() + 3] = (byte) 0xfc;
        assertRefused(Forged.signed(latin), "expected UTF-8");
        assertRefused(Forged.signed(Forged.file("{" + Forged.METADATA + "}x", new byte[0])), "the end of the header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // shape, offsets, bytes of data, what is said
                "[2]    | [0,8]   | 9  | length of the file: expected 8 bytes of data after the header, found 9 bytes",
                "[2]    | [0,8]   | 7  | data that ends within the file's 7 bytes",
                "[2]    | [1,9]   | 9  | data_offsets [0, 8] for its place and shape",
                "[2]    | [0,7]   | 8  | data_offsets [0, 8]",
                "[2]    | [8,0]   | 8  | data_offsets [0, 8]",
                "[2]    | [0]     | 8  | data_offsets [0, 8]",
                "[2]    | [0,8,8] | 8  | data_offsets [0, 8]",
                "[2]    | []      | 8  | data_offsets [0, 8]",
                "[2]    | [0,9223372036854775807] | 8 | data_offsets [0, 8]",
                "[3]    | [0,8]   | 8  | found data_offsets [0, 8] for F32 [3]",
                "[]     | [0,8]   | 8  | data_offsets [0, 4]",
                "[-2]   | [0,8]   | 8  | header at character",
                "[2.0]  | [0,8]   | 8  | header at character",
                "[2e0]  | [0,8]   | 8  | header at character",
                "[02]   | [0,8]   | 8  | a number without leading zeros",
                "[null] | [0,8]   | 8  | header at character",
                "[\"2\"] | [0,8]  | 8  | whole numbers as its shape",
                "2      | [0,8]   | 8  | whole numbers as its shape",
                "[2]    | {}      | 8  | whole numbers as its data_offsets",
                "[9223372036854775808]           | [0,8] | 8 | a number below 2^63",
                "[4611686018427387904,4]         | [0,0] | 0 | sizes below 2^31",
                "[2147483647,2147483647]         | [0,4] | 4 | a shape of at most 2147483639 bytes",
                "[2147483647,2147483647,2,2,2]   | [0,0] | 0 | a shape of at most 2147483639 bytes",
                "[65536,65536,65536,65536]       | [0,0] | 0 | a shape of at most 2147483639 bytes",
                "[2147483647,2147483647,0]       | [0,0] | 0 | a shape of at most 2147483639 bytes",
                "[536870909]                     | [0,2147483636] | 8 | data that ends within the file's 8 bytes",
                "[1,1,1,1,1,1,1,1,2]             | [0,8] | 8 | at most 8 sizes",
            })
    void shapesAndOffsetsThatLieAreRefused(String shape, String offsets, int bytes, String said) {
        String slot = "\"x\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
        assertRefused(Forged.withTensors(slot, new byte[bytes]), said);
    }

    @Test
    void holesAndOverlapsAreRefused() {
        String second = ",\"y\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%s]}";
        assertThat(Forged.read(Forged.withTensors(ONE + second.formatted("8,16"), new byte[16]))
                        .tensors())
                .containsOnlyKeys("x", "y");
        assertRefused(Forged.withTensors(ONE + second.formatted("12,20"), new byte[20]), "tensor 'y'", "[8, 16]");
        assertRefused(Forged.withTensors(ONE + second.formatted("4,12"), new byte[12]), "tensor 'y'", "[8, 16]");
        assertRefused(Forged.withTensors(ONE + second.formatted("0,8"), new byte[8]), "tensor 'y'", "[8, 16]");
    }

    @Test
    void tensorsAreDescribedByThreeEntriesAndAKnownType() {
        String tail = ",\"shape\":[2],\"data_offsets\":[0,8]}";
        for (String type : new String[] {"F16", "BF16", "f32", "", "F32 ", "U16"}) {
            String slot = "\"x\":{\"dtype\":\"" + type + "\"" + tail;
            assertRefused(Forged.withTensors(slot, new byte[8]), "dtype F32, F64, I64 or U8", "'" + type + "'");
        }
        assertRefused(Forged.withTensors("\"x\":{\"dtype\":32" + tail, new byte[8]), "a string as its dtype");
        assertRefused(
                Forged.withTensors("\"x\":{\"type\":\"F32\"" + tail, new byte[8]), "dtype, shape and data_offsets");
        assertRefused(
                Forged.withTensors("\"x\":{\"a\":1,\"dtype\":\"F32\"" + tail, new byte[8]),
                "dtype, shape and data_offsets");
        assertRefused(Forged.withTensors("\"x\":{}", new byte[0]), "dtype, shape and data_offsets");
        assertRefused(Forged.withTensors("\"x\":[]", new byte[0]), "tensor 'x': expected an object, found an array");
        assertRefused(Forged.withTensors("\"x\":1", new byte[0]), "expected an object, found a number");
    }

    @Test
    void namesAreRefusedTwiceEmptyOrLong() {
        assertRefused(Forged.withTensors(ONE + "," + ONE, new byte[8]), "each name once", "'x' again");
        assertRefused(Forged.withTensors(ONE + "," + ONE.replace("x", "\\u0078"), new byte[8]), "'x' again");
        assertRefused(header(Forged.METADATA + "," + Forged.METADATA), "'__metadata__' again");
        assertRefused(Forged.withTensors(ONE.replace("\"x\"", "\"\""), new byte[8]), "1 to 256 characters");
        assertRefused(Forged.withTensors(ONE.replace("x", "x".repeat(257)), new byte[8]), "1 to 256 characters");
    }

    @Test
    void deepAndCrowdedHeadersAreRefused() {
        String deep = "\"x\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000);
        assertRefused(Forged.withTensors(deep, new byte[0]), "at most 8 levels of nesting");
        assertRefused(Forged.withTensors("\"x\":" + "{\"x\":".repeat(1_000_000), new byte[0]), "levels of nesting");
        String crowded = "\"x\":[" + "0,".repeat(1_000_000) + "0]";
        assertRefused(Forged.withTensors(crowded, new byte[0]), "at most 262144 values");
        String slots = IntStream.rangeClosed(0, 1 << 14)
                .mapToObj(i -> "\"x" + i + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")
                .collect(Collectors.joining(","));
        assertRefused(Forged.withTensors(slots, new byte[0]), "at most 16384 tensors and texts, found 16385");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void valuesThatAreNotFiniteAreRefused(float value) {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(4, value)
                .array();
        assertRefused(Forged.withTensors(ONE, data), "tensor 'x': expected finite values", "at index 1 of F32 [2]");
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putDouble(value);
        String doubles = ONE.replace("F32", "F64").replace("[2]", "[1]");
        assertRefused(Forged.withTensors(doubles, data), "tensor 'x': expected finite values", "at index 0 of F64 [1]");
        // The same bits are a whole number like any other.
        assertThat(Forged.read(Forged.withTensors(doubles.replace("F64", "I64"), data))
                        .tensors())
                .hasSize(1);
    }

    @Test
    void aFileOfAnotherProgramIsToldSo() {
        String message = "a safetensors file, but not a Preimage model";
        assertRefused(Forged.file("{}", new byte[0]), message, "found no metadata");
        assertRefused(Forged.file("{\"__metadata__\":{}}", new byte[0]), message, "found no such entry");
        assertRefused(Forged.file("{\"__metadata__\":{\"format\":\"pt\"}}", new byte[0]), message, "found 'pt'");
        String half = "{\"w\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[0,2]}}";
        assertRefused(Forged.file(half, new byte[2]), message);
    }

    @Test
    void aNewerVersionIsRefusedPolitelyWhateverElseItHolds() {
        String newer = Forged.METADATA.replace("\"2\"", "\"3\"") + ",\"w\":{\"dtype\":\"Q4\",\"blocks\":[[1]]}";
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> Forged.read(header(newer)))
                .withMessage(Forged.FILE + ": written by a newer Preimage (format version 3); this one reads up to 2")
                .satisfies(e -> assertThat(e.found()).isEqualTo("3"));
        assertRefused(header(Forged.METADATA.replace("\"2\"", "\"999999999\"")), "newer", "999999999");
        for (String version : new String[] {"0", "01", "-1", "1.0", "", "9999999999", "one"}) {
            assertRefused(header(Forged.METADATA.replace("\"2\"", "\"" + version + "\"")), "a whole number from 1");
        }
        assertRefused(
                header(Forged.METADATA.replace("\"format_version\"", "\"x\"")), "'format_version'", "no such entry");
    }

    @Test
    void metadataHoldsOnlyStrings() {
        for (String value : new String[] {"1", "[]", "{}"}) {
            String metadata = Forged.METADATA.replace("\"}", "\",\"a\":" + value + "}");
            assertRefused(header(metadata), "metadata 'a': expected a string, found ");
        }
        for (String value : new String[] {"true", "null", "-1"}) {
            assertRefused(header(Forged.METADATA.replace("\"}", "\",\"a\":" + value + "}")), "header at character");
        }
        assertRefused(header("\"__metadata__\":[]"), "metadata: expected an object, found an array");
    }

    @Test
    void aWrongDigestIsRefused() {
        byte[] good = Forged.withTensors(ONE, new byte[8]);
        int at = Forged.digestAt(good);
        byte[] wrong = good.clone();
        wrong[at] = (byte) (good[at] == '1' ? '2' : '1');
        String claimed = new String(wrong, at, 64, StandardCharsets.US_ASCII);
        String actual = new String(good, at, 64, StandardCharsets.US_ASCII);
        assertRefused(wrong, "SHA-256", "expected " + claimed, "found " + actual);
        for (String digest : new String[] {"", "0".repeat(63), "0".repeat(65), "A" + "0".repeat(63)}) {
            byte[] file = Forged.file("{" + Forged.METADATA.replace(Forged.zeros(), digest) + "}", new byte[0]);
            assertRefused(file, "64 lower-case hexadecimal digits");
        }
        String escaped = Forged.METADATA.replace(Forged.zeros(), "\\u0030" + "0".repeat(63));
        assertRefused(Forged.file("{" + escaped + "}", new byte[0]), "64 lower-case hexadecimal digits");
        assertRefused(header(Forged.METADATA.replace("sha256", "sha512")), "metadata 'sha256'", "no such entry");
    }

    @Test
    void whatAFileHoldsCannotReachTheTerminalRaw() {
        String name = "\\u001b[2J\\u202e" + "y".repeat(240);
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> Forged.read(Forged.withTensors("\"" + name + "\":{}", new byte[0])))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("\\u001b[2J\\u202eyyy")
                        .doesNotContain("\u001b", "\u202e")
                        .hasSizeLessThan(400));
    }

    @Test
    void aRefusalHoldsItsParts() {
        ModelFileRefused refused = new ModelFileRefused("gap.safetensors", "tensor 'w'", "[2]", "[3]");
        assertThat(refused).hasMessage("gap.safetensors: tensor 'w': expected [2], found [3]");
        assertThat(List.of(refused.file(), refused.check(), refused.expected(), refused.found()))
                .containsExactly("gap.safetensors", "tensor 'w'", "[2]", "[3]");
    }
}
