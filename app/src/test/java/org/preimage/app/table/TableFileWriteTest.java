package org.preimage.app.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileWriteTest {
    @TempDir
    private Path folder;

    @Test
    void textAndNumbersSideBySide() throws IOException {
        Path file = folder.resolve("designs.csv");
        TableFile.write(
                file,
                List.of(
                        Column.text("id", List.of("d1", "d,2", "say \"x\"\nor not")),
                        Column.numbers("gap (eV)", new double[] {1, 1e-5, -0.25}),
                        Column.numbers("gap_simulated", new double[] {Double.NaN, 2, Double.NaN})));
        assertThat(Files.readString(file, UTF_8)).isEqualTo("""
                        id,gap (eV),gap_simulated
                        d1,1,
                        "d,2",1e-5,2
                        "say ""x""
                        or not",-0.25,
                        """);
    }

    @Test
    void textIsNoFormulaButNumbersKeepTheirSigns() throws IOException {
        Path file = folder.resolve("designs.csv");
        List<String> texts = List.of("=1+1", "+x", "-x", "@x", "\tx", "\rx", "x=1", "", "'=1");
        TableFile.write(file, List.of(Column.text("=t", texts), Column.numbers("-n", new double[] {
            -1, -2, -3, -4, -5, -6, -7, -8, -9
        })));
        assertThat(Files.readString(file, UTF_8))
                .isEqualTo(
                        "'=t,'-n\n'=1+1,-1\n'+x,-2\n'-x,-3\n'@x,-4\n\"'\tx\",-5\n\"'\rx\",-6\nx=1,-7\n,-8\n'=1,-9\n");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        List<String> names =
                List.of("plain", "with, comma", "semi;colon", "say \"x\"", "-minus", "größe", "@at", "a\ttab");
        List<Column> columns = new ArrayList<>();
        double[][] expected = new double[names.size()][500];
        columns.add(Column.text("status", Collections.nCopies(500, "on-target; or not")));
        for (int column = 0; column < names.size(); column++) {
            for (int row = 0; row < 500; row++) {
                double value = Double.longBitsToDouble(random.nextLong());
                expected[column][row] = Double.isFinite(value) ? value : random.nextInt();
            }
            columns.add(Column.numbers(names.get(column), expected[column]));
        }
        Path file = folder.resolve("round.csv");
        TableFile.write(file, columns);
        Table read = TableFile.read(file, ReadOptions.designs(names).withStrict(true));
        assertThat(read.columns(names)).isEqualTo(expected);
    }

    @Test
    void anEmptyCellAloneOnItsLineIsStillARow() throws IOException {
        Path file = folder.resolve("one.csv");
        TableFile.write(file, List.of(Column.numbers("a", new double[] {1, Double.NaN, 3})));
        assertThat(Files.readString(file, UTF_8)).isEqualTo("a\n1\n\"\"\n3\n");
        assertThat(TableFile.read(file, ReadOptions.designs(List.of("a"))).notes())
                .containsExactly("1 of 3 rows dropped: column a, row 3: expected a number, found an empty cell");
    }

    @Test
    void aTableWithoutRowsHasItsHeader() throws IOException {
        Path file = folder.resolve("none.csv");
        TableFile.write(file, List.of(Column.numbers("a", new double[0]), Column.text("b", List.of())));
        assertThat(Files.readString(file, UTF_8)).isEqualTo("a,b\n");
    }

    @Test
    void anOldFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("designs.csv"), "old");
        TableFile.write(file, List.of(Column.numbers("a", new double[] {1})));
        assertThat(folder).isDirectoryContaining(file::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMissingFolderIsTold() {
        Path file = folder.resolve("missing/designs.csv");
        List<Column> columns = List.of(Column.numbers("a", new double[] {1}));
        assertThatThrownBy(() -> TableFile.write(file, columns))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void columnsThatMakeNoTableAreRefused() {
        Path file = folder.resolve("designs.csv");
        Column one = Column.numbers("a", new double[] {1});
        refuses(file, List.of(), "TableFile: expected at least one column to write, found none");
        refuses(file, List.of(one, one), "TableFile: expected every column name once, found 'a' twice");
        refuses(
                file,
                List.of(one, Column.text("b", List.of("x", "y"))),
                "TableFile: expected 1 rows in the column 'b', found 2");
        assertThat(file).doesNotExist();
        double[] infinite = {1, Double.NEGATIVE_INFINITY};
        assertThatThrownBy(() -> Column.numbers("a", infinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column a: expected finite numbers, found -Infinity at index 1");
        assertThatThrownBy(() -> Column.numbers(" ", new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column: expected a name, found a blank one");
    }

    private static void refuses(Path file, List<Column> columns, String sentence) {
        assertThatThrownBy(() -> TableFile.write(file, columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
