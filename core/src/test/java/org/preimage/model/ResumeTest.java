package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Journal;
import org.preimage.run.Progress;
import org.preimage.run.Snapshot;
import org.preimage.run.SnapshotRefused;
import org.preimage.run.Workers;
import org.preimage.store.Checkpoint;
import org.preimage.store.ModelFile;

/// A fit that is continued ends in the model it would have ended in, wherever it was stopped.
final class ResumeTest {
    private static final int EPOCHS = 4;

    @TempDir
    Path folder;

    /// Keeps every state that is offered, each as the checkpoint that a stop there would leave.
    private static final class Recorder implements Journal {
        private final List<Checkpoint.Stage> kept;
        private final List<Checkpoint> all = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private int opened;

        Recorder(List<Checkpoint.Stage> from) {
            kept = new ArrayList<>(from);
        }

        @Override
        public Stage open(String name, List<String> series) {
            int number = opened++;
            Snapshot state = number < kept.size() ? kept.get(number).state() : null;
            if (state != null) {
                state.rows().forEach(row -> lines.add(name + number + Arrays.toString(row)));
            }
            return new Stage() {
                @Override
                public @Nullable Snapshot kept() {
                    return state;
                }

                @Override
                public void note(double[] figures) {
                    lines.add(name + number + Arrays.toString(figures));
                }

                @Override
                public void reached(Supplier<Snapshot> now) {
                    keep(now.get());
                }

                @Override
                public void keep(Snapshot now) {
                    kept.subList(number, kept.size()).clear();
                    kept.add(new Checkpoint.Stage(name, series, now));
                    all.add(new Checkpoint(new LinkedHashMap<>(), kept));
                }
            };
        }
    }

    static List<FitOptions> options() {
        FitOptions inn = Toy.invertible(EPOCHS);
        FitOptions both = new FitOptions(
                inn.method(),
                inn.prior(),
                SurrogateChoice.AUTO,
                Toy.conditional(EPOCHS).networks(),
                inn.held());
        return List.of(
                Toy.conditional(EPOCHS), both, Toy.invertibleByLikelihood(2), Toy.autoencoder(2), Toy.mixture(2));
    }

    private byte[] fit(FitOptions options, Journal journal) throws IOException {
        try (Context context = Context.ofThreads(1)) {
            InverseModel model = InverseFit.of(
                    Toy.pairs(250, new Seed(1)), options, "1.2.3", new Seed(9), context.withJournal(journal));
            Path path = folder.resolve("model.safetensors");
            ModelFile.write(model, path);
            return Files.readAllBytes(path);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void fromEveryCheckpointTheSameModelIsReached(FitOptions options) throws IOException {
        byte[] model = fit(options, Journal.NONE);
        Recorder whole = new Recorder(List.of());
        assertThat(fit(options, whole)).isEqualTo(model);
        int trainings = 1 + options.networks().members();
        assertThat(whole.all).hasSize(trainings * options.prior().epochs());
        Path file = folder.resolve("checkpoint.safetensors");
        for (Checkpoint checkpoint : whole.all) {
            checkpoint.write(file);
            Recorder continued = new Recorder(Checkpoint.read(file).stages());
            assertThat(fit(options, continued)).isEqualTo(model);
            assertThat(continued.lines).isEqualTo(whole.lines);
            assertThat(continued.all).hasSize(whole.all.size() - whole.all.indexOf(checkpoint) - 1);
        }
    }

    @Test
    void aCanceledFitIsKeptAsItIs() throws IOException {
        FitOptions options = Toy.conditional(EPOCHS);
        byte[] model = fit(options, Journal.NONE);
        Recorder stopped = new Recorder(List.of());
        AtomicInteger asked = new AtomicInteger();
        try (Context context = new Context(new Workers(1), Progress.NONE, () -> asked.incrementAndGet() > 6, stopped)) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(
                            () -> InverseFit.of(Toy.pairs(250, new Seed(1)), options, "1.2.3", new Seed(9), context));
        }
        List<Checkpoint.Stage> left = stopped.all.getLast().stages();
        assertThat(left).extracting(stage -> stage.state().rows().size()).containsExactly(4, 2);
        assertThat(fit(options, new Recorder(left))).isEqualTo(model);
    }

    @Test
    void aStageThatIsOverKeepsItsBestOnly() throws IOException {
        Recorder whole = new Recorder(List.of());
        fit(Toy.conditional(EPOCHS), whole);
        List<Checkpoint.Stage> early = whole.all.getFirst().stages();
        assertThat(early.getFirst().state().arrays().keySet())
                .containsExactly("best 0", "first moments", "second moments", "parameters");
        assertThat(whole.kept)
                .hasSize(3)
                .allSatisfy(stage -> assertThat(stage.state().arrays().keySet()).containsExactly("best 0"));
    }

    /// States of the first stage with something wrong about them.
    static List<Map.Entry<String, Snapshot>> misfits() {
        Recorder whole = new Recorder(List.of());
        try (Context context = Context.ofThreads(1)) {
            InverseFit.of(
                    Toy.pairs(250, new Seed(1)),
                    Toy.conditional(EPOCHS),
                    "1.2.3",
                    new Seed(9),
                    context.withJournal(whole));
        }
        Snapshot good = whole.all.getFirst().stages().getFirst().state();
        List<Map.Entry<String, Snapshot>> misfits = new ArrayList<>();
        for (String name : good.arrays().keySet()) {
            LinkedHashMap<String, float[]> arrays = new LinkedHashMap<>(good.arrays());
            arrays.put(name, new float[3]);
            misfits.add(Map.entry("'" + name + "'", new Snapshot(good.counts(), arrays, good.rows())));
            arrays.remove(name);
            misfits.add(Map.entry("found none", new Snapshot(good.counts(), arrays, good.rows())));
        }
        for (String name : good.counts().keySet()) {
            LinkedHashMap<String, Long> counts = new LinkedHashMap<>(good.counts());
            counts.put(name, -1L);
            misfits.add(Map.entry("'" + name + "'", new Snapshot(counts, good.arrays(), good.rows())));
            counts.remove(name);
            misfits.add(Map.entry("found none", new Snapshot(counts, good.arrays(), good.rows())));
        }
        misfits.add(Map.entry("rows", new Snapshot(good.counts(), good.arrays(), List.of(new double[3]))));
        return misfits;
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aStateThatDoesNotFitIsRefused(Map.Entry<String, Snapshot> misfit) {
        List<Checkpoint.Stage> kept =
                List.of(new Checkpoint.Stage("prior", List.of("training loss", "validation loss"), misfit.getValue()));
        assertThatExceptionOfType(SnapshotRefused.class)
                .isThrownBy(() -> fit(Toy.conditional(EPOCHS), new Recorder(kept)))
                .withMessageContaining(misfit.getKey());
    }
}
