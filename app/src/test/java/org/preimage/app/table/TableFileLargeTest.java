package org.preimage.app.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of the size, and of the origin, that users have.
class TableFileLargeTest {
    @TempDir
    private Path folder;

    @Test
    void manyRowsAreReadExactly() throws IOException {
        int rows = 100_000;
        List<String> names = List.of("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
        double[][] expected = new double[names.size()][rows];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        Path file = folder.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            out.write(String.join(",", names));
            for (int row = 0; row < rows; row++) {
                out.write('\n');
                for (int column = 0; column < names.size(); column++) {
                    expected[column][row] = random.nextGaussian();
                    out.write((column == 0 ? "" : ",") + expected[column][row]);
                }
            }
        }
        Table read = TableFile.read(file, ReadOptions.pairs(names.subList(0, 9), names.subList(9, 10)));
        assertThat(Arrays.deepEquals(read.columns(names), expected)).isTrue();
        assertThat(read.fileRow(rows - 1)).isEqualTo(rows + 1);
    }

    @Test
    void aPublishedTableIsReadWhole() throws IOException {
        String shared = System.getProperty("preimage.shared", "");
        Path file = Path.of(shared, "data", "mos2.csv");
        assumeThat(!shared.isEmpty() && Files.exists(file))
                .as("-Dpreimage.shared names the folder that has data/mos2.csv; the test is skipped without it")
                .isTrue();
        List<String> inputs = List.of("a", "b", "c", "alpha", "beta", "gamma", "field");
        Table read =
                TableFile.read(file, ReadOptions.pairs(inputs, List.of("gap")).withStrict(true));
        List<String> lines = Files.readAllLines(file, UTF_8);
        assertThat(read.rows()).isEqualTo(lines.size() - 1);
        for (int row = 0; row < read.rows(); row++) {
            double[] values = Arrays.stream(lines.get(row + 1).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            for (int column = 0; column < values.length; column++) {
                assertThat(read.value(row, column)).isEqualTo(values[column]);
            }
        }
        assertThat(read.notes()).isEmpty();
        assertThat(read.constantColumns()).isEmpty();
    }
}
