package org.preimage.app.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.preimage.app.service.Folders;
import org.preimage.bench.campaign.Race;
import org.preimage.bench.campaign.Race.Curve;
import org.preimage.bench.campaign.Strategy;
import org.preimage.bench.campaign.Task;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;

/// Races ways to choose what to run against each other, several at once, each on a thread of its own, and makes
/// the pages `campaigns.md` and `campaigns.html`. Curves that are in `campaigns.jsonl` already are not run again.
///
/// @param tasks what they race on
/// @param ways who races
/// @param batch how many designs are chosen at a time
/// @param calls how many each may run
/// @param seeds how often each races on each task
public record RaceJob(List<Task> tasks, List<Strategy> ways, int batch, int calls, int seeds) {
    private static final String PAGES = "campaigns";

    public RaceJob {
        tasks = List.copyOf(tasks);
        ways = List.copyOf(ways);
    }

    /// A curve that is wanted.
    private record Entry(Task task, Strategy way, long seed) {
        boolean is(Curve curve) {
            return curve.task().equals(task.name()) && curve.strategy().equals(way.name()) && curve.seed() == seed;
        }
    }

    /// Runs what is missing, and makes the pages.
    ///
    /// @param folder where results are and go
    /// @return all curves that are there, those that were asked for among them, in the order of the pages
    /// @throws CancellationException if the context was cancelled; what had ended is kept
    public List<Curve> run(Path folder, Context context) {
        Folders.create(folder);
        Path file = folder.resolve(PAGES + ".jsonl");
        List<Curve> there = ResultsFolder.lines(file, Curve.class);
        List<Entry> missing = entries().stream()
                .filter(entry -> there.stream().noneMatch(curve -> entry.is(curve) && isWhole(curve)))
                .toList();
        compute(missing, file, context);
        List<Curve> curves = ordered(ResultsFolder.lines(file, Curve.class));
        ResultsFolder.write(folder, PAGES, new RacePage(curves, batch).document());
        return curves;
    }

    private boolean isWhole(Curve curve) {
        return curve.hits().size() >= calls;
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Task task : tasks) {
            for (Strategy way : ways) {
                for (long seed = 1; seed <= seeds; seed++) {
                    entries.add(new Entry(task, way, seed));
                }
            }
        }
        return entries;
    }

    /// All curves that are there, of each entry the longest, in the order of tasks and ways.
    private List<Curve> ordered(List<Curve> there) {
        SequencedMap<List<Object>, Curve> longest = new LinkedHashMap<>();
        for (Curve curve : there) {
            longest.merge(
                    List.of(curve.task(), curve.strategy(), curve.seed()),
                    curve,
                    (one, other) -> other.hits().size() > one.hits().size() ? other : one);
        }
        List<String> order = tasks.stream().map(Task::name).toList();
        List<String> names = ways.stream().map(Strategy::name).toList();
        return longest.values().stream()
                .sorted(Comparator.comparingInt((Curve curve) -> place(order, curve.task()))
                        .thenComparingInt(curve -> place(names, curve.strategy()))
                        .thenComparingLong(Curve::seed))
                .toList();
    }

    /// What was not asked for comes last.
    private static int place(List<String> order, String name) {
        int place = order.indexOf(name);
        return place < 0 ? order.size() : place;
    }

    private void compute(List<Entry> missing, Path file, Context context) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(context.workers().threads())) {
            List<Future<Curve>> running = new ArrayList<>();
            for (Entry entry : missing) {
                running.add(threads.submit(() -> curve(entry, context)));
            }
            try {
                for (int i = 0; i < running.size(); i++) {
                    ResultsFolder.append(file, ResultsFolder.line(running.get(i).get()));
                    context.progress().report("race", i + 1, running.size(), "");
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

    private Curve curve(Entry entry, Context context) {
        try (Context own = new Context(new Workers(1), Progress.NONE, context.cancelled())) {
            return Race.run(entry.task, entry.way, batch, calls, entry.seed, own);
        }
    }
}
