package org.preimage.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.table.BadTable;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.TableFile;
import org.preimage.random.Seed;

/// No file makes the reader of tables do anything but read it or say [BadTable].
class TableFuzzTest {
    private static final long MOST_BYTES = 64L << 20;

    private static final List<String> TOKENS = List.of(
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            "\ufeff",
            "NaN",
            "inf",
            "1e400",
            "1,5",
            "1.000.000",
            "=1+1",
            "'",
            " ",
            "\u0000",
            "\u00a0",
            "\ud83d\ude80",
            "a",
            "a,b,y",
            "\n\n",
            ",,,",
            "\"a\nb\"",
            "-",
            "+",
            ".");

    @TempDir
    private Path folder;

    @Test
    void filesAreReadOrRefused() {
        List<byte[]> corpus = List.of(
                bytes("a,b,y\n1,2,3\n4,5,6\n7.5,-8e-3,9\n"),
                bytes("y;note;b;a\r\n1;\"x;y\";0.5;2\r\n3;\"\"\"q\"\"\";.25;4\r\n"),
                bytes("\ufeffb\ta\ty\n1\t2\t3\nx\t5\t6\n7\t8\t9\n\n"),
                bytes("\"a\",\"b\",\"y\"\r1,2,3\r"),
                "a,b,y\n1,2,3\n".getBytes(StandardCharsets.UTF_16));
        ReadOptions options = ReadOptions.pairs(List.of("a", "b"), List.of("y"));
        Mutator mutator = new Mutator(corpus, TOKENS, new Seed(1).generator());
        Fuzzing fuzzing = new Fuzzing(
                folder.resolve("table.csv"), file -> TableFile.read(file, options), Set.of(BadTable.class), MOST_BYTES);
        fuzzing.run(Fuzzing.COUNT, mutator::next);
        fuzzing.tell("table");
        assertThat(fuzzing.refusedCount()).isPositive();
        assertThat(fuzzing.readCount()).isPositive();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
