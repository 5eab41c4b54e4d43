package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Outputs that are missing, and columns that say what rows belong together.
class TableFileLackingTest {
    private static final ReadOptions OPTIONS =
            ReadOptions.pairs(List.of("a"), List.of("u", "v")).lacking();

    @TempDir
    private Path folder;

    private Table read(String text, ReadOptions options) throws IOException {
        return TableFile.read(Files.writeString(folder.resolve("table.csv"), text), options);
    }

    @Test
    void someOutputsMayBeMissingButNotAll() throws IOException {
        Table table = read("a,u,v\n1,2,\n2,NA,3\n3,n/a,nan\n4,5,6\n,7,8\n5,x,9\n6,1,2\n", OPTIONS);
        assertThat(Arrays.deepToString(table.columns(List.of("a", "u", "v"))))
                .isEqualTo("[[1.0, 2.0, 4.0, 6.0], [2.0, NaN, 5.0, 1.0], [NaN, 3.0, 6.0, 2.0]]");
        assertThat(table.notes())
                .containsExactly("3 of 7 rows dropped: row 4: expected a value of some output, found none;"
                        + " column a, row 6: expected a number, found an empty cell;"
                        + " column u, row 7: expected a number, found 'x'");
    }

    @Test
    void groupsAreTextsOrNumbersAndMayBeAnInput() throws IOException {
        String text = "a,u,v,g\n1,2,3,x\n1,2,3,7\n2,2,3,7.0\n2,2,3, x \n2,2,3,\n";
        Table table = read(text, OPTIONS.withGroup("g"));
        assertThat(table.groups()).containsExactly(0, 1, 1, 0);
        assertThat(table.notes())
                .containsExactly("1 of 5 rows dropped: column g, row 6: expected a group, found an empty cell");
        assertThat(read(text, OPTIONS.withGroup("a")).groups()).containsExactly(0, 0, 1, 1, 1);
        assertThatExceptionOfType(BadTable.class)
                .isThrownBy(() -> read(text, OPTIONS.withGroup("gg")))
                .withMessageContaining("expected a column of the file, found 'gg'; the nearest is 'g'");
    }
}
