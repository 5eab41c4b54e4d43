package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preimage.run.Journal;
import org.preimage.run.Snapshot;
import org.preimage.store.Checkpoint;

/// Keeps a fit in a checkpoint, and its course in the metrics. What was kept of the metrics comes from the
/// checkpoint too, so that they never tell of more than a continued fit knows.
final class FitJournal implements Journal {
    private final Path file;
    private final SequencedMap<String, String> identity;
    private final List<Checkpoint.Stage> kept;
    private final MetricsFile metrics;
    private final Pace pace;
    private final StageNames names = new StageNames();
    private int opened;

    /// @param file the checkpoint to write
    /// @param from where the fit goes on; without stages where it begins
    FitJournal(Path file, Checkpoint from, MetricsFile metrics, Pace pace) {
        this.file = file;
        this.identity = from.identity();
        this.kept = new ArrayList<>(from.stages());
        this.metrics = metrics;
        this.pace = pace;
    }

    @Override
    public Stage open(String name, List<String> series) {
        int number = opened++;
        Snapshot state = number < kept.size() ? kept.get(number).state() : null;
        FitStage stage = new FitStage(number, name, series, state);
        if (state != null) {
            state.rows().forEach(stage::note);
        }
        return stage;
    }

    /// Whether there is a checkpoint to go on from.
    boolean hasKept() {
        return !kept.isEmpty();
    }

    /// How far the checkpoint is, such as `7 epochs of network 2`.
    String position() {
        return position(kept);
    }

    /// How far these stages are; at least one.
    static String position(List<Checkpoint.Stage> stages) {
        StageNames all = new StageNames();
        String latest = "";
        for (Checkpoint.Stage stage : stages) {
            latest = all.next(stage.name());
        }
        return stages.getLast().state().rows().size() + " epochs of " + latest;
    }

    private final class FitStage implements Stage {
        private final int number;
        private final String name;
        private final String shownName;
        private final List<String> series;
        private final @Nullable Snapshot state;
        private int epochs;

        FitStage(int number, String name, List<String> series, @Nullable Snapshot state) {
            this.number = number;
            this.name = name;
            this.shownName = names.next(name);
            this.series = series;
            this.state = state;
        }

        @Override
        public @Nullable Snapshot kept() {
            return state;
        }

        @Override
        public void note(double[] figures) {
            metrics.add(shownName, ++epochs, series, figures);
        }

        @Override
        public void reached(Supplier<Snapshot> now) {
            if (pace.isDue()) {
                keep(now.get());
            }
        }

        @Override
        public void keep(Snapshot now) {
            kept.subList(number, kept.size()).clear();
            kept.add(new Checkpoint.Stage(name, series, now));
            pace.write(() -> new Checkpoint(identity, kept).write(file));
        }
    }
}
