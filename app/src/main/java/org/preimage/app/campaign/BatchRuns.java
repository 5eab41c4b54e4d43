package org.preimage.app.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.operator.Outcome;
import org.preimage.run.Context;

/// Runs designs, several at once, and records each outcome as soon as it is there.
final class BatchRuns {
    private static final long LOOK_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 10;

    private final Campaign campaign;
    private final NamedSimulator simulator;
    private final Context context;

    BatchRuns(Campaign campaign, NamedSimulator simulator, Context context) {
        this.campaign = campaign;
        this.simulator = simulator;
        this.context = context;
    }

    private record Ended(int id, Outcome outcome) {}

    /// Runs these.
    ///
    /// @return false if a stop was asked for before all had begun
    /// @throws CancellationException if it was canceled; runs that had begun are ended, to begin again
    boolean run(List<Run> open) {
        ExecutorService threads = Executors.newFixedThreadPool(campaign.plan().atOnce());
        try {
            return run(new ArrayDeque<>(open), new ExecutorCompletionService<>(threads));
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            end(threads);
        }
    }

    private boolean run(Deque<Run> waiting, ExecutorCompletionService<Ended> ending) throws InterruptedException {
        int total = waiting.size();
        int number = waiting.getFirst().batch();
        int running = 0;
        boolean stopping = false;
        while (running > 0 || (!waiting.isEmpty() && !stopping)) {
            context.checkCancelled();
            stopping |= campaign.folder().isStopRequested();
            while (running < campaign.plan().atOnce() && !waiting.isEmpty() && !stopping) {
                Run next = waiting.remove();
                campaign.file().begin(next.id());
                ending.submit(() -> new Ended(next.id(), outcome(next)));
                running++;
            }
            Future<Ended> ended = ending.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (ended != null) {
                running--;
                record(ended);
                context.progress().report("batch " + number, total - waiting.size() - running, total, "");
            }
        }
        return waiting.isEmpty();
    }

    private Outcome outcome(Run run) {
        return campaign.plan()
                .ordered(
                        simulator,
                        run.proposal().x(),
                        x -> simulator.simulator().run(x, campaign.folder().run(run.id())));
    }

    private void record(Future<Ended> ended) throws InterruptedException {
        try {
            Ended run = ended.get();
            campaign.file().finish(run.id(), run.outcome());
            simulator.release(campaign.folder().run(run.id()), run.outcome());
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw fault.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(fault);
        }
    }

    /// Interrupts what still runs, and waits until it has ended its processes.
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }
}
