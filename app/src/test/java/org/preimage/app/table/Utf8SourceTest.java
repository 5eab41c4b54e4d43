package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8SourceTest {
    private static final Path SOURCE = Path.of("source.csv");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 65_535, 65_536, 65_537, 300_000})
    void givesTheSameCharactersHoweverTheyAreRead(int length) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.appendCodePoint(new int[] {'a', 'ö', '€', 0x1F600, '\n'}[random.nextInt(5)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        try (Utf8Source source = new Utf8Source(trickling(bytes, random), SOURCE)) {
            char[] buffer = new char[5000];
            int count = source.read(buffer, 1, 2 + random.nextInt(4000));
            while (count >= 0) {
                read.append(buffer, 1, count);
                count = source.read(buffer, 1, 2 + random.nextInt(4000));
            }
            assertThat(source.read(buffer, 0, 10)).isEqualTo(-1);
            assertThat(source.marked()).isFalse();
        }
        assertThat(read.toString()).isEqualTo(text.toString());
    }

    @Test
    void aCharacterCutShortByTheEndOfTheFileIsRefused() throws IOException {
        byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82};
        char[] ten = new char[10];
        try (Utf8Source source = new Utf8Source(new ByteArrayInputStream(bytes), SOURCE)) {
            assertThatThrownBy(() -> source.read(ten))
                    .isInstanceOf(BadTable.class)
                    .hasMessage(
                            "source.csv: expected UTF-8 text, found the byte 0xE2 at offset 1, which is no part of it;"
                                    + " save it as UTF-8");
        }
    }

    @Test
    void halfOfAPairOfCharactersIsNotGiven() throws IOException {
        byte[] bytes = "😀".getBytes(StandardCharsets.UTF_8);
        char[] one = new char[1];
        try (Utf8Source source = new Utf8Source(new ByteArrayInputStream(bytes), SOURCE)) {
            assertThatThrownBy(() -> source.read(one)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// A stream that gives a few bytes at a time, as a pipe does.
    private static InputStream trickling(byte[] bytes, RandomGenerator random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return super.read(target, from, Math.min(length, 1 + random.nextInt(500)));
            }
        };
    }
}
