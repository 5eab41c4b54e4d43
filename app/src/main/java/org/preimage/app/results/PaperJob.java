package org.preimage.app.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.preimage.app.service.Machine;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Result;
import org.preimage.bench.paper.Suite;
import org.preimage.bench.paper.Timing;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;

/// Computes the cells of the suite that are not there yet, several at once, each on a thread of its own: that keeps all
/// cores busy, and the figures do not depend on how many there are.
public final class PaperJob {
    private final Suite suite;
    private final List<Cell> cells;
    private final ResultsFolder folder;
    private final Context context;
    private final Measured.By by;
    private final double all;
    private double done;
    private int ended;

    /// @param cells of the suite, those to be there in the end
    /// @param folder where results are and go
    /// @param commit of the program's source
    /// @param context how many cells are computed at once, and who is told
    public PaperJob(Suite suite, List<Cell> cells, Path folder, String commit, Context context) {
        this.suite = suite;
        this.cells = List.copyOf(cells);
        this.folder = new ResultsFolder(folder);
        this.context = context;
        Machine machine = Machine.here();
        by = new Measured.By(commit, machine.jvm(), machine.cpu(), machine.kernels());
        all = cells.stream().mapToDouble(Suite::cost).sum();
    }

    /// What is there.
    ///
    /// @param lines in the order of the suite
    /// @param failures how many of them say why there is nothing
    public record Summary(List<Measured> lines, int failures) {}

    /// Computes what is missing, and makes the pages.
    ///
    /// @throws CancellationException if the context was cancelled; what had ended is kept
    public Summary run() {
        Map<String, Measured> there = folder.measured();
        List<Cell> missing =
                cells.stream().filter(cell -> !there.containsKey(cell.id())).toList();
        cells.stream().filter(cell -> there.containsKey(cell.id())).forEach(this::count);
        try {
            compute(missing);
        } catch (CancellationException cancelled) {
            pages();
            throw cancelled;
        }
        return pages();
    }

    /// Makes the pages of what is there.
    public Summary pages() {
        folder.sort(cells);
        Map<String, Measured> measured = folder.measured();
        List<Measured> lines = cells.stream()
                .map(cell -> measured.get(cell.id()))
                .filter(Objects::nonNull)
                .toList();
        folder.write(new PaperPage(lines, folder.timings()).document());
        return new Summary(lines, (int)
                lines.stream().filter(line -> line.failure() != null).count());
    }

    private void compute(List<Cell> missing) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(context.workers().threads())) {
            List<Future<?>> running = new ArrayList<>();
            missing.forEach(cell -> running.add(threads.submit(() -> compute(cell))));
            try {
                for (Future<?> one : running) {
                    one.get();
                }
            } catch (ExecutionException fault) {
                threads.shutdownNow();
                throw fault.getCause() instanceof RuntimeException own ? own : new IllegalStateException(fault);
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }

    private void compute(Cell cell) {
        context.checkCancelled();
        try (Context own = new Context(new Workers(1), Progress.NONE, context.cancelled())) {
            Measured line;
            List<Timing> timings = List.of();
            try {
                Result result = suite.run(cell, own);
                line = new Measured(cell, by, result.method(), result.starts(), null);
                timings = result.timings();
            } catch (CancellationException cancelled) {
                throw cancelled;
            } catch (RuntimeException fault) {
                line = new Measured(cell, by, null, null, fault.toString());
            }
            folder.add(line, timings);
            count(cell);
        }
    }

    private synchronized void count(Cell cell) {
        done += Suite.cost(cell);
        ended++;
        context.progress().report("suite", Math.round(done), Math.round(all), ended + " of " + cells.size() + " cells");
    }
}
