package org.preimage.app.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways in which the same table may be written into a file, and encodings that are refused by name.
class TableFileFormatsTest {
    private static final double[][] EXPECTED = {{1, 3}, {2.5, -4}};

    @TempDir
    private Path folder;

    private TableText table;

    @BeforeEach
    void table() {
        table = new TableText(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2.5\n3,-4\n",
                "a,b\r\n1,2.5\r\n3,-4\r\n",
                "a,b\r1,2.5\r3,-4\r",
                "a,b\n1,2.5\n3,-4",
                "\n\r\na,b\n\n1,2.5\n\n\n3,-4\n\n",
                " a , b\n 1 ,  +2.50 \n\u00A03,-4 \n",
                "\"a\",\"b\"\n\"1\",\" 2.5\"\n3,\"-4\"\n",
                "b,\"more, \"\"and\"\"\nmore\",a\n2.5,,1\n-4,,3\n",
                "a,b\n1e0,25e-1\n.3E+1,-4.\n",
                "größe,a,b\nµ,1,2.5\n😀,3,-4\n"
            })
    void theSameTable(String text) {
        Table read = table.read(text);
        assertThat(read.columns(List.of("a", "b"))).isEqualTo(EXPECTED);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void otherSeparatorsAreTold() {
        Table semicolons = table.read("a;b\n1;2.5\n3;-4\n");
        assertThat(semicolons.columns(List.of("a", "b"))).isEqualTo(EXPECTED);
        assertThat(semicolons.notes()).containsExactly("the columns are separated by semicolons");
        Table tabs = table.read("a\tb\n1\t2.5\n3\t-4\n");
        assertThat(tabs.columns(List.of("a", "b"))).isEqualTo(EXPECTED);
        assertThat(tabs.notes()).containsExactly("the columns are separated by tabs");
    }

    @Test
    void separatorsWithinQuotedNamesAreNone() {
        ReadOptions options = ReadOptions.designs(List.of("gap (eV; PBE)", "say \"a;b\""));
        Table read = table.read("\"gap (eV; PBE)\",\"say \"\"a;b\"\"\"\n1,2\n", options);
        assertThat(read.value(0, 1)).isEqualTo(2);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void aSingleColumnNeedsNoSeparator() {
        assertThat(table.read("a\n1\n\n2\n", ReadOptions.designs(List.of("a"))).columns(List.of("a")))
                .isEqualTo(new double[][] {{1, 2}});
    }

    @Test
    void aByteOrderMarkIsSkippedAndTold() {
        Table read = table.read("\uFEFFa,b\n1,2.5\n3,-4\n");
        assertThat(read.columns(List.of("a", "b"))).isEqualTo(EXPECTED);
        assertThat(read.notes()).containsExactly("the byte order mark at the start of the file was skipped");
    }

    @Test
    void rowsAreCountedByTheLinesOfTheFile() {
        Table read = table.read("\n\"a\n\",b\n\n1,2\n\"3\",4\n\n5,6\n");
        assertThat(read.fileRow(0)).isEqualTo(5);
        assertThat(read.fileRow(1)).isEqualTo(6);
        assertThat(read.fileRow(2)).isEqualTo(8);
        Table others = table.read("a,b\r\r1,2\r3,4", TableText.A_AND_B);
        assertThat(others.fileRow(0)).isEqualTo(3);
        assertThat(others.fileRow(1)).isEqualTo(4);
    }

    static Stream<Charset> wide() {
        return Stream.of(UTF_16, UTF_16BE, UTF_16LE);
    }

    @ParameterizedTest
    @MethodSource("wide")
    void utf16IsRefusedByName(Charset charset) {
        refuses("a,b\n1,2\n".getBytes(charset), "expected UTF-8 text, found what looks like UTF-16; save it as UTF-8");
    }

    @Test
    void utf16WithAMarkIsRefusedByName() {
        byte[] marked = "\uFEFFa,b\n1,2\n".getBytes(UTF_16LE);
        refuses(marked, "expected UTF-8 text, found what looks like UTF-16; save it as UTF-8");
    }

    @Test
    void otherFormatsAreRefusedByName() {
        refuses(
                new byte[] {'P', 'K', 3, 4, 20, 0},
                "expected CSV text, found what looks like a spreadsheet or a zip file; export it as CSV");
        refuses(
                new byte[] {0x1F, (byte) 0x8B, 8, 0},
                "expected CSV text, found what looks like a gzip file; let its name end in .gz");
    }

    @Test
    void aTableIsPackedWhereItsNameSaysSo() throws IOException {
        Path packed = folder.resolve("table.csv.gz");
        TableFile.write(packed, List.of(Column.numbers("a", new double[] {1, 2})));
        assertThat(Files.readAllBytes(packed)).startsWith(0x1F, 0x8B);
        assertThat(TableFile.read(packed, ReadOptions.designs(List.of("a"))).columns(List.of("a"))[0])
                .containsExactly(1, 2);
        Files.write(packed, "a\n1\n2\n".getBytes(UTF_8));
        assertThatThrownBy(() -> TableFile.read(packed, ReadOptions.designs(List.of("a"))))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("expected a file that can be read, found a fault: Not in GZIP format");
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirOffset() {
        refuses(
                "größe,b\n1,2\n".getBytes(ISO_8859_1),
                "expected UTF-8 text, found the byte 0xF6 at offset 2, which is no part of it; save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 65_535, 65_536, 65_537, 200_001})
    void theOffsetCountsFromTheStartOfTheFile(int offset) {
        byte[] start = ("\uFEFFa,b\n" + "1,2\n".repeat(offset / 4 + 1)).getBytes(UTF_8);
        byte[] content = Arrays.copyOf(start, offset + 1);
        content[offset] = (byte) 0xE4;
        refuses(
                content,
                "expected UTF-8 text, found the byte 0xE4 at offset " + offset
                        + ", which is no part of it; save it as UTF-8");
    }

    @Test
    void charactersAcrossTheEdgesOfBuffersAreWhole() {
        for (int shift = 0; shift < 4; shift++) {
            String name = "n" + "x".repeat(shift);
            String text = name + ",a,b\n" + "😀ö€,1,2\n".repeat(30_000);
            Table read = table.read(text);
            assertThat(read.rows()).isEqualTo(30_000);
        }
    }

    private void refuses(byte[] content, String sentence) {
        Path file = table.file(content);
        assertThatThrownBy(() -> TableFile.read(file, TableText.A_AND_B))
                .isInstanceOf(BadTable.class)
                .hasMessage(file + ": " + sentence);
    }
}
