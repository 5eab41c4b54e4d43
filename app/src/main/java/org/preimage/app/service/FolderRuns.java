package org.preimage.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.preimage.app.simulator.FolderTree;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.ParallelSimulator;
import org.preimage.run.Context;

/// The runs of a simulator for one command, each in a folder of its own, and several at once. A command that was
/// stopped and is started again finds the runs that had finished.
final class FolderRuns implements ParallelSimulator {
    private static final String STAMP = "simulator.txt";
    private static final String FINISHED = "finished\n";
    private static final long LOOK_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 4;

    private final NamedSimulator simulator;
    private final Path root;
    private final Context context;
    private final Map<Path, Outcome> outcomes = new LinkedHashMap<>();

    /// @param root where the folders go; made with the first run
    FolderRuns(NamedSimulator simulator, Path root, Context context) {
        this.simulator = simulator;
        this.root = root;
        this.context = context;
    }

    /// The number of the run is in the name, and something of the design, so that no other one's is found there.
    @Override
    public List<Outcome> runAll(List<double[]> designs) {
        if (outcomes.isEmpty()) {
            claim();
        }
        List<Path> folders = new ArrayList<>();
        for (double[] design : designs) {
            int number = outcomes.size() + folders.size() + 1;
            folders.add(root.resolve(String.format(Locale.ROOT, "%04d-%08x", number, Arrays.hashCode(design))));
        }
        List<Outcome> found = run(designs, folders);
        for (int i = 0; i < found.size(); i++) {
            outcomes.put(folders.get(i), found.get(i));
        }
        return found;
    }

    private List<Outcome> run(List<double[]> designs, List<Path> folders) {
        int threads = Math.max(1, Math.min(simulator.atOnce(), designs.size()));
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("simulate-", 0).factory());
        try {
            List<Future<Outcome>> runs = new ArrayList<>();
            AtomicReference<RuntimeException> broken = new AtomicReference<>();
            for (int i = 0; i < designs.size(); i++) {
                double[] x = designs.get(i);
                Path folder = folders.get(i);
                runs.add(pool.submit(() -> run(x, folder, broken)));
            }
            List<Outcome> found = new ArrayList<>();
            for (Future<Outcome> run : runs) {
                found.add(awaited(run));
                context.progress().report("simulate", found.size(), designs.size(), "");
            }
            return found;
        } finally {
            end(pool);
        }
    }

    /// After a fault that is no design's, the runs under way end, and no other one begins.
    private Outcome run(double[] x, Path folder, AtomicReference<RuntimeException> broken) {
        RuntimeException earlier = broken.get();
        if (earlier != null) {
            throw earlier;
        }
        try {
            return simulator.simulator().run(x, folder);
        } catch (RuntimeException fault) {
            broken.set(fault);
            throw fault;
        }
    }

    private Outcome awaited(Future<Outcome> run) {
        while (true) {
            context.checkCancelled();
            try {
                return run.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // Not yet.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("cancelled");
            } catch (ExecutionException fault) {
                if (fault.getCause() instanceof RuntimeException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(simulator.name() + ": expected an outcome, found a fault", fault);
            }
        }
    }

    /// Those that still run are interrupted, and get a moment to end their processes.
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            boolean _ = pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the folder for these runs: what an earlier command finished with, or another simulator left, goes.
    private void claim() {
        if (!stamp(root).equals(simulator.identity())) {
            clear(root);
            Folders.create(root);
            Documents.write(root.resolve(STAMP), simulator.identity());
        }
        // Whoever comes again after a failure has probably done something about it.
        children(root).forEach(NamedSimulator::forgetFailed);
    }

    /// What the folder is for; empty if it is not for simulations.
    private static String stamp(Path root) {
        try {
            return Files.readString(root.resolve(STAMP));
        } catch (IOException _) {
            return "";
        }
    }

    /// Removes the folder that earlier runs left.
    ///
    /// @throws IllegalArgumentException if it is somebody else's
    static void clear(Path root) {
        if (stamp(root).isEmpty() && !children(root).isEmpty()) {
            throw new IllegalArgumentException(
                    root + ": expected a folder that simulations left, found another one; move it away");
        }
        FolderTree.remove(root);
    }

    private static List<Path> children(Path root) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(root + ": expected a folder that can be read, found " + fault, fault);
        }
    }

    /// Says that the results are written, so that only folders that are to be kept stay.
    void finish() {
        if (outcomes.isEmpty()) {
            return;
        }
        Documents.write(root.resolve(STAMP), FINISHED);
        for (Path child : children(root)) {
            Outcome outcome = outcomes.get(child);
            if (outcome != null) {
                simulator.release(child, outcome);
            } else if (!child.endsWith(STAMP)) {
                FolderTree.remove(child);
            }
        }
        if (children(root).size() == 1) {
            FolderTree.remove(root);
        }
    }

    /// What went wrong, in a sentence; none if nothing did.
    List<String> notes() {
        List<Map.Entry<Path, Outcome>> failed = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Failed)
                .toList();
        if (failed.isEmpty() || !(failed.getFirst().getValue() instanceof Failed(String reason))) {
            return List.of();
        }
        Path first = failed.getFirst().getKey();
        return List.of(simulator.name() + " failed in " + failed.size() + " of " + outcomes.size()
                + " runs, in the first" + (Files.exists(first) ? " (" + first + ")" : "") + " because: " + reason);
    }
}
