package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Puts text into the file `pairs.csv` of a folder, and reads it as a table with the columns `a` and `b`, or others.
final class TableText {
    static final ReadOptions A_AND_B = ReadOptions.pairs(List.of("a"), List.of("b"));

    private final Path folder;

    TableText(Path folder) {
        this.folder = folder;
    }

    Path file(byte[] content) {
        try {
            return Files.write(folder.resolve("pairs.csv"), content);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Table read(String text, ReadOptions options) {
        return TableFile.read(file(text.getBytes(StandardCharsets.UTF_8)), options);
    }

    Table read(String text) {
        return read(text, A_AND_B);
    }

    /// Asserts that `text` is refused with this sentence, after the name of the file.
    void refuses(String text, ReadOptions options, String sentence) {
        assertThatThrownBy(() -> read(text, options))
                .isInstanceOf(BadTable.class)
                .hasMessage(folder.resolve("pairs.csv") + ": " + sentence)
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n"));
    }

    void refuses(String text, String sentence) {
        refuses(text, A_AND_B, sentence);
    }
}
