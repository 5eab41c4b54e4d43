package org.preimage.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.preimage.run.Snapshot;

/// How far a computation came, in one file: the stages it has opened, and what it was told to do. Strict and
/// written whole or not at all, as a [TensorFile].
///
/// @param identity what the computation was told, by name: it may only go on under the same
/// @param stages what was kept of each stage, in their order
public record Checkpoint(SequencedMap<String, String> identity, List<Stage> stages) {
    private static final String IDENTITY = "identity";
    private static final String STAGES = "stages";

    /// What was kept of one stage.
    ///
    /// @param name what the stage does
    /// @param series the names of the figures in its rows
    /// @param state where it goes on; its rows have one figure for each of the series
    public record Stage(String name, List<String> series, Snapshot state) {
        public Stage {
            series = List.copyOf(series);
        }
    }

    public Checkpoint {
        identity = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(identity));
        stages = List.copyOf(stages);
    }

    /// Writes this, whole or not at all, as [AtomicFile] does.
    ///
    /// @throws IllegalArgumentException if it holds a number that is not finite, or a text that is not valid
    ///     Unicode
    /// @throws java.io.UncheckedIOException if the file cannot be written; an older one is then untouched
    public void write(Path file) {
        Draft draft = new Draft();
        draft.texts(IDENTITY, List.copyOf(identity.keySet()));
        identity.forEach((key, text) -> draft.text(IDENTITY + "." + key, text));
        draft.number(STAGES, stages.size());
        for (int i = 0; i < stages.size(); i++) {
            write(draft, "stage." + i, stages.get(i));
        }
        draft.file().write(file);
    }

    /// Reads a checkpoint.
    ///
    /// @throws ModelFileRefused if the file fails a check: damaged, not a checkpoint, with parts that are missing
    ///     or unknown
    /// @throws java.io.UncheckedIOException if there is no such file, or it cannot be read
    public static Checkpoint read(Path file) {
        Facts facts = new Facts(TensorFile.read(file));
        SequencedMap<String, String> identity = new LinkedHashMap<>();
        for (String key : facts.texts(IDENTITY)) {
            identity.put(key, facts.text(IDENTITY + "." + key));
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < facts.count(STAGES); i++) {
            stages.add(stage(facts, "stage." + i));
        }
        facts.requireNothingElse();
        return new Checkpoint(identity, stages);
    }

    private static void write(Draft draft, String name, Stage stage) {
        Snapshot state = stage.state();
        draft.text(name + ".name", stage.name());
        draft.texts(name + ".series", stage.series());
        draft.texts(name + ".counts", List.copyOf(state.counts().keySet()));
        state.counts().forEach((key, count) -> draft.number(name + ".count." + key, count));
        draft.texts(name + ".arrays", List.copyOf(state.arrays().keySet()));
        state.arrays().forEach((key, array) -> draft.tensor(name + ".array." + key, Tensor.of(array, array.length)));
        draft.table(name + ".rows", state.rows(), stage.series().size());
    }

    private static Stage stage(Facts facts, String name) {
        List<String> series = facts.texts(name + ".series");
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        for (String key : facts.texts(name + ".counts")) {
            counts.put(key, facts.number(name + ".count." + key));
        }
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        for (String key : facts.texts(name + ".arrays")) {
            arrays.put(key, facts.array(name + ".array." + key));
        }
        List<double[]> rows = facts.table(name + ".rows", facts.height(name + ".rows"), series.size());
        return new Stage(facts.text(name + ".name"), series, new Snapshot(counts, arrays, rows));
    }
}
