package org.preimage.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.random.Seed;
import org.preimage.store.ModelFile;
import org.preimage.store.ModelFileRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// No file makes the reader of models do anything but read it or say [ModelFileRefused]. Most inputs carry the
/// digest that belongs to them: a changed one would be all that is ever looked at.
class ModelFuzzTest {
    private static final Path MODELS =
            Path.of(System.getProperty("preimage.root"), "core/src/test/resources/org/preimage/store/v1");

    private static final long MOST_BYTES = 64L << 20;
    private static final int DIGITS = 64;
    private static final byte[] MARK = "\"sha256\":\"".getBytes(StandardCharsets.US_ASCII);

    private static final List<String> TOKENS = List.of(
            "F32",
            "F64",
            "I64",
            "[]",
            "[0]",
            "[1]",
            "[16384]",
            "\"dtype\"",
            "\"shape\"",
            "\"data_offsets\"",
            "spline",
            "affine",
            "inn",
            "flow",
            "networks",
            "conditional-flow",
            "silu",
            "relu",
            "tanh",
            "\"[]\"",
            "\"[16384,16384]\"",
            "\"0\"",
            "\"16384\"",
            "true",
            "false",
            "\"__metadata__\"");

    /// Bits of numbers that are finite and extreme.
    private static final double[] EXTREME = {
        0, -0.0, -1, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Float.MAX_VALUE, 1e-300, 1e300, Double.NaN
    };

    @TempDir
    private Path folder;

    private static List<byte[]> files;

    @BeforeAll
    static void readFiles() throws IOException {
        files = new ArrayList<>();
        try (Stream<Path> all = Files.list(MODELS)) {
            for (Path path : all.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
    }

    private Fuzzing fuzzing() {
        return new Fuzzing(
                folder.resolve("m.safetensors"), ModelFile::read, Set.of(ModelFileRefused.class), MOST_BYTES);
    }

    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>(TOKENS);
        tokens.addAll(Mutator.json());
        return tokens;
    }

    @Test
    void bytesAreReadOrRefused() {
        Mutator mutator = new Mutator(files, tokens(), new Seed(1).generator());
        Fuzzing fuzzing = fuzzing().run(Fuzzing.COUNT / 5, mutator::next);
        fuzzing.tell("model, bytes");
        assertThat(fuzzing.refusedCount()).isPositive();
    }

    @Test
    void headersWithTheirDigestAreReadOrRefused() {
        RandomGenerator random = new Seed(2).generator();
        List<byte[]> headers = files.stream().map(ModelFuzzTest::header).toList();
        Mutator mutator = new Mutator(headers, tokens(), random);
        Fuzzing fuzzing = fuzzing().run(Fuzzing.COUNT, () -> {
            byte[] file = files.get(random.nextInt(files.size()));
            return signed(mutator.next(), data(file));
        });
        fuzzing.tell("model, headers");
        assertThat(fuzzing.refusedCount()).isPositive();
    }

    /// Only numbers within texts and shapes change, so that the header stays well-formed and the codecs are
    /// reached.
    @Test
    void numbersOfHeadersWithTheirDigestAreReadOrRefused() {
        RandomGenerator random = new Seed(3).generator();
        Fuzzing fuzzing = fuzzing().run(Fuzzing.COUNT, () -> {
            byte[] file = files.get(random.nextInt(files.size()));
            byte[] header = header(file);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                header = renumbered(header, random);
            }
            return signed(header, data(file));
        });
        fuzzing.tell("model, numbers");
        assertThat(fuzzing.refusedCount()).isPositive();
        assertThat(fuzzing.readCount()).isPositive();
    }

    @Test
    void valuesWithTheirDigestAreReadOrRefused() {
        RandomGenerator random = new Seed(4).generator();
        Fuzzing fuzzing = fuzzing().run(Fuzzing.COUNT, () -> {
            byte[] file = files.get(random.nextInt(files.size()));
            byte[] data = data(file);
            ByteBuffer values = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                double value = EXTREME[random.nextInt(EXTREME.length)];
                int at = random.nextInt(data.length / 8) * 8;
                switch (random.nextInt(3)) {
                    case 0 -> values.putDouble(at, value);
                    case 1 -> values.putFloat(at, (float) value);
                    default -> values.putLong(at, (long) value);
                }
            }
            return signed(header(file), data);
        });
        fuzzing.tell("model, values");
        assertThat(fuzzing.refusedCount()).isPositive();
        assertThat(fuzzing.readCount()).isPositive();
    }

    /// Shapes, offsets, the length of the data and the digest agree, so that only the codecs can refuse.
    @Test
    void tensorsOfOtherShapesAreReadOrRefused() {
        RandomGenerator random = new Seed(5).generator();
        Fuzzing fuzzing = fuzzing().run(Fuzzing.COUNT, () -> {
            Contents contents = Contents.of(files.get(random.nextInt(files.size())));
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                contents.change(random);
            }
            return contents.file();
        });
        fuzzing.tell("model, shapes");
        assertThat(fuzzing.refusedCount()).isPositive();
        assertThat(fuzzing.readCount()).isPositive();
    }

    /// A log without series whose rows, all empty, would fill the memory.
    @Test
    void rowsWithoutColumnsAreRefused() {
        for (byte[] file : files) {
            Contents contents = Contents.of(file);
            contents.header().withObjectProperty("__metadata__").put("log.0.series", "[]");
            contents.reshape("log.0", List.of(200_000_000, 0));
            Fuzzing fuzzing = fuzzing();
            fuzzing.feed(contents.file(), "a log of empty rows");
            assertThat(fuzzing.refusedCount()).isEqualTo(1);
        }
    }

    /// A file taken apart: its header, and the bytes of its tensors by name.
    private record Contents(ObjectNode header, Map<String, byte[]> tensors) {
        private static final List<Integer> SIZES =
                List.of(0, 1, 2, 3, 4, 6, 24, 100, 16384, 200_000_000, Integer.MAX_VALUE);
        private static final List<String> TEXTS = List.of(
                "[]",
                "0",
                "1",
                "2",
                "16384",
                "[0]",
                "[16384]",
                "[6,6]",
                "[1,1,1,1,1,1,1,1]",
                "[\"a\"]",
                "[\"a\",\"a\"]",
                "affine",
                "spline",
                "inn",
                "conditional-flow",
                "networks",
                "flow",
                "true",
                "false",
                "-1",
                "9223372036854775807");

        static Contents of(byte[] file) {
            ObjectNode header =
                    (ObjectNode) JsonMapper.shared().readTree(new String(ModelFuzzTest.header(file), UTF_8));
            Map<String, byte[]> tensors = new LinkedHashMap<>();
            byte[] data = data(file);
            for (String name : header.propertyNames()) {
                JsonNode offsets = header.path(name).path("data_offsets");
                if (!offsets.isMissingNode()) {
                    int start = offsets.path(0).asInt();
                    tensors.put(
                            name,
                            Arrays.copyOfRange(data, start, offsets.path(1).asInt()));
                }
            }
            return new Contents(header, tensors);
        }

        void change(RandomGenerator random) {
            if (random.nextBoolean()) {
                ObjectNode texts = header.withObjectProperty("__metadata__");
                List<String> keys = texts.propertyNames().stream()
                        .filter(key -> !key.equals("sha256") && !key.startsWith("format"))
                        .toList();
                texts.put(keys.get(random.nextInt(keys.size())), TEXTS.get(random.nextInt(TEXTS.size())));
                return;
            }
            List<String> names = List.copyOf(tensors.keySet());
            String name = names.get(random.nextInt(names.size()));
            List<Integer> shape = new ArrayList<>();
            header.path(name).path("shape").forEach(size -> shape.add(size.asInt()));
            if (shape.isEmpty() || random.nextInt(4) == 0) {
                shape.add(1);
            }
            for (int i = 0; i < shape.size(); i++) {
                if (random.nextBoolean()) {
                    shape.set(i, SIZES.get(random.nextInt(SIZES.size())));
                }
            }
            double size = shape.stream().mapToDouble(Integer::doubleValue).reduce(8, (a, b) -> a * b);
            if (size <= 1 << 20) {
                reshape(name, shape);
            }
        }

        /// The tensor gets this shape, and as many bytes as that takes: its own, then zeros.
        void reshape(String name, List<Integer> shape) {
            ArrayNode sizes = header.withObjectProperty(name).putArray("shape");
            shape.forEach(sizes::add);
            int width = header.path(name).path("dtype").asString().equals("F32") ? 4 : 8;
            int bytes = shape.stream().reduce(width, (a, b) -> a * b);
            tensors.put(name, Arrays.copyOf(tensors.get(name), bytes));
        }

        byte[] file() {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            tensors.forEach((name, bytes) -> {
                ArrayNode offsets = header.withObjectProperty(name).putArray("data_offsets");
                offsets.add(data.size()).add(data.size() + bytes.length);
                data.writeBytes(bytes);
            });
            return signed(header.toString().getBytes(UTF_8), data.toByteArray());
        }
    }

    private static byte[] renumbered(byte[] header, RandomGenerator random) {
        String text = new String(header, UTF_8);
        List<int[]> numbers = Pattern.compile("(?<![0-9a-f])\\d{1,6}(?![0-9a-f])")
                .matcher(text)
                .results()
                .map(found -> new int[] {found.start(), found.end()})
                .toList();
        int[] place = numbers.get(random.nextInt(numbers.size()));
        List<String> others =
                List.of("0", "1", "2", "3", "7", "12", "64", "16384", "16385", "2147483647", "99999999999");
        String other = others.get(random.nextInt(others.size()));
        return (text.substring(0, place[0]) + other + text.substring(place[1])).getBytes(UTF_8);
    }

    private static byte[] header(byte[] file) {
        return Arrays.copyOfRange(file, 8, 8 + headerLength(file));
    }

    private static byte[] data(byte[] file) {
        return Arrays.copyOfRange(file, 8 + headerLength(file), file.length);
    }

    private static int headerLength(byte[] file) {
        return (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /// A file of this header, with its length, its padding and, where it has a place for one, its digest set
    /// right.
    private static byte[] signed(byte[] header, byte[] data) {
        int padded = (header.length + 7) / 8 * 8;
        byte[] file = new byte[8 + padded + data.length];
        Arrays.fill(file, 8, 8 + padded, (byte) ' ');
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(header);
        System.arraycopy(data, 0, file, 8 + padded, data.length);
        int at = digestAt(file);
        if (at >= 0 && at + DIGITS <= file.length) {
            Arrays.fill(file, at, at + DIGITS, (byte) '0');
            byte[] digits = HexFormat.of().formatHex(sha256(file)).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, file, at, DIGITS);
        }
        return file;
    }

    private static int digestAt(byte[] file) {
        for (int i = 0; i + MARK.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + MARK.length, MARK, 0, MARK.length)) {
                return i + MARK.length;
            }
        }
        return -1;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
