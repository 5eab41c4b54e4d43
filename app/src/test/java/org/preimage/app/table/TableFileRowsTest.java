package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows with a field that is no finite number, and rows of another length: dropped and told, or refused.
class TableFileRowsTest {
    private static final ReadOptions STRICT = TableText.A_AND_B.withStrict(true);

    @TempDir
    private Path folder;

    private TableText table;

    @BeforeEach
    void table() {
        table = new TableText(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "NaN", "nan", "Infinity", "-inf", "null", "NA", "0x10", "1d", "1f", "1e", ".", "1 2"})
    void textIsDroppedAndTold(String text) {
        Table read = table.read("a,b\n1,2\n3," + text + "\n5,6\n");
        assertThat(read.columns(List.of("a", "b"))).isEqualTo(new double[][] {{1, 5}, {2, 6}});
        assertThat(read.fileRow(0)).isEqualTo(2);
        assertThat(read.fileRow(1)).isEqualTo(4);
        assertThat(read.notes())
                .containsExactly("1 of 3 rows dropped: column b, row 3: expected a number, found '" + text + "'");
    }

    @Test
    void emptyCellsAreDroppedAndTold() {
        assertThat(table.read("a,b\n1,2\n,3\n5,6\n7, \t\n").notes())
                .containsExactly("2 of 4 rows dropped: column a, row 3: expected a number, found an empty cell;"
                        + " column b, row 5: expected a number, found an empty cell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e999999999999"})
    void numbersBeyondTheLargestDoubleAreDroppedAndTold(String text) {
        assertThat(table.read("a,b\n1,2\n" + text + ",3\n").notes())
                .containsExactly("1 of 2 rows dropped: column a, row 3: expected a finite number, found '" + text
                        + "', beyond the largest double");
    }

    @Test
    void rowsOfAnotherLengthAreDroppedAndTold() {
        assertThat(table.read("a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12\n13,14,15\n")
                        .notes())
                .containsExactly(
                        "2 of 5 rows dropped: row 3: expected 3 fields, found 2; row 5: expected 3 fields, found 4");
    }

    @Test
    void faultsInColumnsThatAreNotWantedDoNotMatter() {
        Table read = table.read("id,a,note,b\nx1,1,,2\nx2,3,\"n, o\",4\n");
        assertThat(read.columns(List.of("a", "b"))).isEqualTo(new double[][] {{1, 3}, {2, 4}});
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void strictReadingRefusesASingleUnusableRow() {
        table.refuses(
                "a,b\n1,2\n3,x\n5,6\n",
                STRICT,
                "expected only usable rows, as strict reading was asked for, found 1 of 3 rows unusable: column b,"
                        + " row 3: expected a number, found 'x'");
        assertThat(table.read("a,b\n1,2\n3,4\n", STRICT).rows()).isEqualTo(2);
    }

    @Test
    void halfOfTheRowsMayBeLostButNotMore() {
        assertThat(table.read("a,b\n1,2\nx,4\n5,6\n7,y\n").rows()).isEqualTo(2);
        table.refuses(
                "a,b\n1,2\nx,4\n5,y\n",
                "expected at least half of the rows to be usable, found 2 of 3 rows unusable: column a, row 3: expected a"
                        + " number, found 'x'; column b, row 4: expected a number, found 'y'");
    }

    @Test
    void theFirstTwentyFaultsAreListed() {
        String rows =
                IntStream.range(0, 25).mapToObj(i -> i + ",1\nx" + i + ",2\n").reduce("", String::concat);
        String note = table.read("a,b\n" + rows).notes().getFirst();
        assertThat(note)
                .startsWith("25 of 50 rows dropped: column a, row 3: expected a number, found 'x0'; ")
                .contains("'x19'")
                .doesNotContain("'x20'")
                .endsWith("; and 5 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1,5      | '1,5' looks like a decimal comma; write 1.5",
                "-0,25    | '-0,25' looks like a decimal comma; write -0.25",
                ",5       | ',5' looks like a decimal comma; write .5",
                "0,125    | '0,125' looks like a decimal comma; write 0.125",
                "1,5e-3   | '1,5e-3' looks like a decimal comma; write 1.5e-3",
                "1,234    | '1,234' has a decimal comma or a thousands separator; write 1.234 or 1234",
                "1,234.5  | '1,234.5' has thousands separators; write 1234.5",
                "1,234,567| '1,234,567' has thousands separators; write 1234567",
                "1.234.567| '1.234.567' has thousands separators; write 1234567",
                "1.234,5  | '1.234,5' has thousands separators; write 1234.5",
                "1.234.567,25 | '1.234.567,25' has thousands separators; write 1234567.25",
                "12 345.6 | '12 345.6' has thousands separators; write 12345.6",
                "12'345   | '12'345' has thousands separators; write 12345",
                "1_000    | '1_000' has thousands separators; write 1000",
                "−1.5     | '−1.5' has a minus sign that is no hyphen (U+2212); write -1.5"
            })
    void aForeignNotationRefusesTheFileInsteadOfKeepingTheNumbersWithoutAFraction(String text, String words) {
        table.refuses("a;b\n1;2\n3;4\n5;6\n" + text + ";8\n", "column a, row 5: " + words);
        table.refuses("a,b\n1,2\n3,4\n5,6\n\"" + text + "\",8\n", "column a, row 5: " + words);
    }

    @Test
    void aShownFieldIsOneShortLine() {
        String note = table.read("a,b\n1,2\n\"x\n\u0007" + "y".repeat(100) + "\",3\n")
                .notes()
                .getFirst();
        assertThat(note).endsWith("found 'x  " + "y".repeat(37) + "…'");
    }

    @Test
    void constantColumnsAreFound() {
        Table read = table.read("a,b,c\n1,2,0\n1,3,-0\n1,2,0\n", ReadOptions.designs(List.of("c", "b", "a")));
        assertThat(read.constantColumns()).containsExactly("c", "a");
    }

    @Test
    void aTableKnowsItsColumns() {
        Table read = table.read("b,a\n1,2\n3,4\n");
        assertThat(read.names()).containsExactly("a", "b");
        assertThat(read.source()).isEqualTo(folder.resolve("pairs.csv"));
        assertThat(read.value(1, 0)).isEqualTo(4);
        assertThatThrownBy(() -> read.columns(List.of("A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Table: expected a column that was read, found 'A'; the nearest is 'a'");
    }

    @Test
    void aTableDoesNotChange() {
        Table read = table.read("a,b\n1,2\n");
        read.columns(List.of("a"))[0][0] = 9;
        assertThat(read.value(0, 0)).isEqualTo(1);
    }
}
