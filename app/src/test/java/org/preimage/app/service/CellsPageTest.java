package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.bench.Problems;
import org.preimage.random.Seed;
import org.preimage.run.Context;

class CellsPageTest {
    private static final int ROWS = 130;

    @TempDir
    private Path folder;

    private String page(int threads) throws IOException {
        Path to = folder.resolve("cells" + threads + ".html");
        try (Context context = Context.ofThreads(threads)) {
            assertThat(new CellsPage(context).run(ROWS, new Seed(5), to).rows()).isEqualTo(ROWS);
        }
        return Files.readString(to);
    }

    @Test
    void itShowsThePairsOfTheProblem() throws IOException {
        double[] modulus =
                Problems.named("architecture").pairs(ROWS, new Seed(5)).y()[0];
        Arrays.sort(modulus);
        assertThat(page(1))
                .contains(String.format(Locale.ROOT, "<td class=\"number\">%.4f</td>", modulus[0]))
                .contains(String.format(Locale.ROOT, "<td class=\"number\">%.4f</td>", modulus[ROWS - 1]))
                .contains(String.format(Locale.ROOT, "E %.3f, ", modulus[(int) (0.5 * ROWS / 42)]))
                .contains(String.format(Locale.ROOT, "E %.3f, ", modulus[(int) (41.5 * ROWS / 42)]));
    }

    @Test
    void threadsChangeNothing() throws IOException {
        assertThat(page(2)).isEqualTo(page(1));
    }

    @Test
    void noPairsAreRefused() {
        try (Context context = Context.ofThreads(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CellsPage(context).run(0, new Seed(1), folder.resolve("none.html")))
                    .withMessageContaining("at least one pair, found -n 0");
        }
    }
}
