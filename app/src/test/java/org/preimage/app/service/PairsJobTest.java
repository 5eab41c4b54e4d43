package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.bench.IndexedProblem;
import org.preimage.bench.Problems;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;

class PairsJobTest {
    private static final IndexedProblem PROBLEM = (IndexedProblem) Problems.named("architecture");
    private static final int ROWS = 241;

    @TempDir
    private Path folder;

    private Written write(String name, int threads) {
        try (Context context = Context.ofThreads(threads)) {
            return new PairsJob(context).run(PROBLEM, ROWS, new Seed(5), folder.resolve(name));
        }
    }

    private void stopAfter(int batches, String name) {
        AtomicInteger asked = new AtomicInteger();
        try (Context context = new Context(new Workers(1), Progress.NONE, () -> asked.getAndIncrement() >= batches)) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> new PairsJob(context).run(PROBLEM, ROWS, new Seed(5), folder.resolve(name)));
        }
    }

    @Test
    void thePairsAreTheProblemsOwn() {
        write("pairs.csv", 2);
        Table table = TableFile.read(
                folder.resolve("pairs.csv"), ReadOptions.designs(PROBLEM.space().inputNames()));
        assertThat(table.rows()).isEqualTo(ROWS);
        assertThat(table.columns(PROBLEM.space().inputNames())).isDeepEqualTo(PROBLEM.sample(ROWS, new Seed(5)));
        assertThat(folder).isDirectoryNotContaining("glob:**.{part,mark}");
    }

    @Test
    void threadsAndStopsChangeNothing() throws IOException {
        write("pairs.csv", 1);
        write("two.csv", 2);
        assertThat(folder.resolve("two.csv")).hasSameBinaryContentAs(folder.resolve("pairs.csv"));
        stopAfter(1, "stopped.csv");
        assertThat(folder.resolve("stopped.csv")).doesNotExist();
        Files.write(folder.resolve("stopped.csv.part"), new byte[] {'0', ','}, StandardOpenOption.APPEND); // a kill
        assertThat(write("stopped.csv", 2).notes()).containsExactly("the first 200 rows were there");
        assertThat(folder.resolve("stopped.csv")).hasSameBinaryContentAs(folder.resolve("pairs.csv"));
    }

    @Test
    void aPackedTableIsReadAsTheTable() {
        write("pairs.csv", 2);
        stopAfter(1, "pairs.csv.gz");
        write("pairs.csv.gz", 1);
        assertThat(folder.resolve("pairs.csv.gz").toFile().length())
                .isLessThan(folder.resolve("pairs.csv").toFile().length() / 5);
        ReadOptions all = ReadOptions.designs(PROBLEM.space().outputNames());
        assertThat(TableFile.read(folder.resolve("pairs.csv.gz"), all)
                        .columns(PROBLEM.space().outputNames()))
                .isDeepEqualTo(TableFile.read(folder.resolve("pairs.csv"), all)
                        .columns(PROBLEM.space().outputNames()));
    }

    @Test
    void whatIsThereOfAnotherSeedIsNotGoneOnWith() throws IOException {
        stopAfter(1, "pairs.csv");
        Path mark = folder.resolve("pairs.csv.mark");
        Files.writeString(mark, Files.readString(mark).replace("\"seed\" : 5", "\"seed\" : 6"));
        assertThat(write("pairs.csv", 1).notes()).isEmpty();
    }
}
