package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be used as a whole, and the one sentence that says why.
class TableFileRefusalsTest {
    @TempDir
    private Path folder;

    private TableText table;

    @BeforeEach
    void table() {
        table = new TableText(folder);
    }

    @Test
    void aMissingFile() {
        Path file = folder.resolve("missing.csv");
        assertThatThrownBy(() -> TableFile.read(file, TableText.A_AND_B))
                .isInstanceOf(BadTable.class)
                .hasMessage(file + ": expected a file, found nothing of this name");
    }

    @Test
    void aFileInAMissingFolder() {
        Path file = folder.resolve("missing/pairs.csv");
        assertThatThrownBy(() -> TableFile.read(file, TableText.A_AND_B))
                .isInstanceOf(BadTable.class)
                .hasMessage(file + ": expected a file, found nothing of this name");
    }

    @Test
    void aFolder() {
        assertThatThrownBy(() -> TableFile.read(folder, TableText.A_AND_B))
                .isInstanceOf(BadTable.class)
                .hasMessage(folder + ": expected a file, found a folder");
    }

    @Test
    void aFileInPlaceOfAFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("plain")).resolve("pairs.csv");
        assertThatThrownBy(() -> TableFile.read(file, TableText.A_AND_B))
                .isInstanceOf(BadTable.class)
                .hasMessageStartingWith(file + ": expected a file that can be read, found a fault: ");
    }

    @Test
    void anEmptyFile() {
        table.refuses("", "expected a header line with the names of the columns, found an empty file");
        table.refuses("\n \r\n\n", "expected a header line with the names of the columns, found an empty file");
        table.refuses("\uFEFF", "expected a header line with the names of the columns, found an empty file");
    }

    @Test
    void aHeaderAlone() {
        table.refuses("a,b", "expected rows below the header, found none");
        table.refuses("a,b\r\n\r\n", "expected rows below the header, found none");
    }

    @Test
    void tooFewRows() {
        table.refuses("a,b\n1,2\n", TableText.A_AND_B.withMinimumRows(2), "expected at least 2 usable rows, found 1");
        table.refuses(
                "a,b\n1,2\n3,4\n5,x\n",
                TableText.A_AND_B.withMinimumRows(3),
                "expected at least 3 usable rows, found 2, and 1 of 3 rows unusable: column b, row 4: expected a number, found 'x'");
    }

    @Test
    void anUnknownColumn() {
        table.refuses(
                "strain,gap\n1,2\n",
                ReadOptions.pairs(List.of("strian"), List.of("gap")),
                "header: expected a column of the file, found 'strian'; the nearest is 'strain'");
    }

    @Test
    void aFileWithoutAHeader() {
        table.refuses("1.5,2\n3,4\n", "header: expected the names of the columns, among them 'a', found only numbers");
    }

    @Test
    void aNameGivenTwice() {
        table.refuses(
                "a,b,c, a \n1,2,3,4\n", "header: expected every name once, found 'a' as column 1 and as column 4");
    }

    @Test
    void aColumnWithoutAName() {
        table.refuses("a,,b\n1,2,3\n", "header, column 2: expected a name, found none; name the column or remove it");
        table.refuses(",a,b\n0,2,3\n", "header, column 1: expected a name, found none; name the column or remove it");
    }

    @Test
    void twoKindsOfSeparators() {
        table.refuses(
                "a;b,c;d\n1;2;3\n",
                "header: expected one kind of separator, found 1 commas and 2 semicolons; put names that contain one in"
                        + " double quotes");
        table.refuses(
                "a\tb;c\n1\t2\n",
                "header: expected one kind of separator, found 1 semicolons and 1 tabs; put names that contain one in"
                        + " double quotes");
    }

    @Test
    void quotesThatAreNotClosed() {
        table.refuses("a,\"b\n1,2\n", "header: expected every quote to be closed, found the end of the file");
        table.refuses("a,b\n1,2\n3,\"4\n5,6\n", "row 3: expected every quote to be closed, found the end of the file");
    }

    @Test
    void textAfterAClosingQuote() {
        String words = "expected a separator or the end of the line after a closing quote, found other text";
        table.refuses("\"a\"x,b\n1,2\n", "header: " + words);
        table.refuses("a,b\n\n1,2\n\"3\"4,5\n", "row 4: " + words);
    }

    @Test
    void hugeFields() {
        String huge = "9".repeat(Limits.FIELD + 10_000);
        table.refuses(
                "a,b\n1,2\n1," + huge + "\n",
                "row 3: expected at most 262144 characters in a field, found more; is a quote never closed?");
        table.refuses(
                "a,b\n1,\"" + huge + "\"\n",
                "row 2: expected at most 262144 characters in a field, found more; is a quote never closed?");
    }

    @Test
    void hugeRows() {
        String field = "9".repeat(Limits.FIELD / 2);
        table.refuses(
                "a,b\n" + (field + ",").repeat(40) + "\n", "row 2: expected at most 4,194,304 characters, found more");
        table.refuses("a,b" + field.repeat(40), "header: expected at most 4,194,304 characters, found more");
    }

    @Test
    void tooManyColumns() {
        table.refuses("a,b\n" + "1,".repeat(20_000), "row 2: expected at most 16,384 columns, found more");
        table.refuses("a,".repeat(20_000), "header: expected at most 16,384 columns, found more");
    }

    @Test
    void longNames() {
        table.refuses(
                "a,b" + "b".repeat(256) + "\n1,2\n",
                "header, column 2: expected at most 256 characters in a name, found more");
    }

    @Test
    void optionsThatContradictThemselves() {
        List<String> none = List.of();
        assertThatThrownBy(() -> ReadOptions.pairs(List.of("a", "b"), List.of("c", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected every column in one role, found 'a' among the inputs and among the outputs");
        assertThatThrownBy(() -> ReadOptions.designs(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected every column once, found 'a' twice among the inputs");
        assertThatThrownBy(() -> ReadOptions.designs(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one column");
        assertThatThrownBy(() -> TableText.A_AND_B.withMinimumRows(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1, found 0");
    }
}
