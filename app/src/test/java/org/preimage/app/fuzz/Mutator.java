package org.preimage.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes bad inputs out of good ones. Everything follows from the generator.
public final class Mutator {
    /// Nothing grows beyond this, so that a slow input is slow for its content and not for its size.
    private static final int LONGEST = 1 << 16;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "-0",
            "00",
            "1.5",
            "255",
            "16384",
            "16385",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "1e-320",
            "1e308",
            "1e309",
            "-1e309",
            "1e999999999",
            "1e-999999999",
            "NaN",
            "Infinity",
            "0x7f",
            "1_000",
            "9".repeat(400),
            "0." + "0".repeat(400) + "1");

    private final List<byte[]> corpus;
    private final List<byte[]> tokens;
    private final RandomGenerator random;

    /// @param corpus good inputs
    /// @param tokens pieces of the language that the inputs are in
    public Mutator(List<byte[]> corpus, List<String> tokens, RandomGenerator random) {
        this.corpus = List.copyOf(corpus);
        this.tokens = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.random = random;
    }

    /// One of the good inputs with one to five changes.
    public byte[] next() {
        byte[] input = any(corpus);
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + length());
        return switch (random.nextInt(11)) {
            case 0 -> flipped(input);
            case 1 -> Arrays.copyOf(input, from);
            case 2 -> replaced(input, from, to, new byte[0]);
            case 3 -> replaced(input, from, to, bytes(length()));
            case 4 -> replaced(input, from, from, any(tokens));
            case 5 -> replaced(input, from, to, any(tokens));
            case 6 -> spliced(input, from);
            case 7 -> replaced(input, from, to, repeated(Arrays.copyOfRange(input, from, to)));
            case 8 -> replaced(input, from, from, repeated(any(tokens)));
            default -> renumbered(input, from);
        };
    }

    /// Mostly short, at times long.
    private int length() {
        return random.nextInt(1, 1 << random.nextInt(1, 10));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] input) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] spliced(byte[] input, int from) {
        byte[] other = any(corpus);
        int start = random.nextInt(other.length + 1);
        return replaced(input, from, input.length, Arrays.copyOfRange(other, start, other.length));
    }

    private byte[] repeated(byte[] chunk) {
        int times = Math.min(random.nextInt(1, 1 << random.nextInt(1, 15)), LONGEST / Math.max(1, chunk.length));
        byte[] repeated = new byte[times * chunk.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(chunk, 0, repeated, i * chunk.length, chunk.length);
        }
        return repeated;
    }

    /// The first number after `from` becomes another one.
    private byte[] renumbered(byte[] input, int from) {
        int start = from;
        while (start < input.length && !isDigit(input[start])) {
            start++;
        }
        int end = start;
        while (end < input.length && (isDigit(input[end]) || input[end] == '.')) {
            end++;
        }
        byte[] number = any(NUMBERS).getBytes(StandardCharsets.UTF_8);
        return start == input.length ? input : replaced(input, start, end, number);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Never much longer than the longest.
    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        byte[] result = new byte[Math.min(from + by.length + input.length - to, 2 * LONGEST)];
        System.arraycopy(input, 0, result, 0, Math.min(from, result.length));
        System.arraycopy(by, 0, result, from, Math.clamp(result.length - from, 0, by.length));
        int rest = from + by.length;
        if (rest < result.length) {
            System.arraycopy(input, to, result, rest, result.length - rest);
        }
        return result;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// The pieces that JSON is made of.
    public static List<String> json() {
        return List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\"\":",
                "null",
                "true",
                "\\u0000",
                "\\ud800",
                "\\",
                "[[",
                "{\"a\":",
                "\u00a0",
                "\ud83d\ude80",
                "\t",
                "\n");
    }
}
