package org.preimage.app.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.table.BadTable;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Entry;
import org.preimage.bench.paper.Suite;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;

final class PaperJobTest {
    private static final Cell FIRST = cell("sinewave", Entry.LOOKUP);
    private static final Cell SECOND = cell("sinewave", Entry.CVAE);
    private static final Cell UNKNOWN = cell("nothing", Entry.LOOKUP);

    @TempDir
    private Path folder;

    private static Cell cell(String problem, Entry entry) {
        return new Cell(Cell.Study.SMALL, problem, entry, Cell.Setting.BEST, 200, 1);
    }

    private PaperJob.Summary run(Path place, List<Cell> cells, int threads) {
        try (Context context = Context.ofThreads(threads)) {
            return new PaperJob(new Suite(true, 1), cells, place, "abc", context).run();
        }
    }

    @Test
    void endsInTheSameBytesHoweverItCameThere() throws IOException {
        Path whole = folder.resolve("whole");
        Path pieces = folder.resolve("pieces");
        assertThat(run(whole, List.of(FIRST, SECOND), 2).failures()).isZero();
        run(pieces, List.of(SECOND), 1);
        Path cells = pieces.resolve("cells.jsonl");
        Files.writeString(cells, Files.readString(cells) + "{\"cell\":{\"stu"); // as a kill leaves it
        run(pieces, List.of(FIRST, SECOND), 1);
        assertThat(cells).hasSameTextualContentAs(whole.resolve("cells.jsonl"));
        assertThat(pieces.resolve("paper.html")).isNotEmptyFile();
        assertThat(Files.readString(whole.resolve("paper.md"))).contains("## Few pairs", "| lookup |", "commit abc");
    }

    @Test
    void whatIsThereIsNotComputedAgain() throws IOException {
        run(folder, List.of(FIRST), 1);
        long timings = Files.size(folder.resolve("timings.jsonl"));
        run(folder, List.of(FIRST), 1);
        assertThat(Files.size(folder.resolve("timings.jsonl")))
                .isEqualTo(timings)
                .isPositive();
    }

    @Test
    void aCellThatFailsIsCountedAndShown() throws IOException {
        PaperJob.Summary summary = run(folder, List.of(UNKNOWN, FIRST), 2);
        assertThat(summary.failures()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("paper.md")))
                .contains("2 cells, of which 1 failed. " + UNKNOWN.id())
                .contains("expected a known problem, found 'nothing'");
    }

    @Test
    void aLineThatIsNoneOfTheSuitesIsRefused() throws IOException {
        Files.writeString(folder.resolve("cells.jsonl"), "{\"cell\":{\"study\":\"NONE\"}}\n");
        assertThatThrownBy(() -> run(folder, List.of(FIRST), 1))
                .isInstanceOf(BadTable.class)
                .hasMessageContaining("line 1: expected a line that a benchmark wrote");
    }

    @Test
    void whatEndedBeforeAnInterruptIsKept() {
        AtomicInteger asked = new AtomicInteger();
        try (Context context =
                new Context(new Workers(1), Progress.NONE, () -> asked.getAndIncrement() > 0 && ended(folder))) {
            PaperJob job = new PaperJob(new Suite(true, 1), List.of(FIRST, SECOND), folder, "abc", context);
            assertThatThrownBy(job::run).isInstanceOf(CancellationException.class);
        }
        assertThat(folder.resolve("cells.jsonl")).content().contains("LOOKUP").doesNotContain("CVAE");
        assertThat(folder.resolve("paper.md")).isNotEmptyFile();
    }

    private static boolean ended(Path folder) {
        return Files.exists(folder.resolve("cells.jsonl"));
    }
}
