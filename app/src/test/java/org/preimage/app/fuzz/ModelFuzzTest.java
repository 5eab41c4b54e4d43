package org.preimage.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
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

    /// Only numbers within texts and shapes change, so that the header stays well-formed and the codecs are reached.
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

    private static byte[] renumbered(byte[] header, RandomGenerator random) {
        String text = new String(header, StandardCharsets.UTF_8);
        List<int[]> numbers = Pattern.compile("(?<![0-9a-f])\\d{1,6}(?![0-9a-f])")
                .matcher(text)
                .results()
                .map(found -> new int[] {found.start(), found.end()})
                .toList();
        int[] place = numbers.get(random.nextInt(numbers.size()));
        List<String> others =
                List.of("0", "1", "2", "3", "7", "12", "64", "16384", "16385", "2147483647", "99999999999");
        String other = others.get(random.nextInt(others.size()));
        return (text.substring(0, place[0]) + other + text.substring(place[1])).getBytes(StandardCharsets.UTF_8);
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

    /// A file of this header, with its length, its padding and, where it has a place for one, its digest set right.
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
