package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.model.Toy;
import org.preimage.run.Snapshot;

final class CheckpointTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("checkpoint.safetensors");
        LinkedHashMap<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("second", new float[] {1.5f, -0f, Float.MIN_VALUE});
        arrays.put("first", new float[0]);
        Snapshot state = new Snapshot(
                new LinkedHashMap<>(Map.of("epoch", 3L)), arrays, List.of(new double[] {0.1, 2}, new double[] {3, 4}));
        Snapshot begun = new Snapshot(new LinkedHashMap<>(), new LinkedHashMap<>(), List.of());
        LinkedHashMap<String, String> identity = new LinkedHashMap<>();
        identity.put("seed", "-7");
        identity.put("flow.hidden", "[1, 2]");
        new Checkpoint(
                        identity,
                        List.of(
                                new Checkpoint.Stage("prior", List.of("loss", "score"), state),
                                new Checkpoint.Stage("network", List.of("loss"), begun)))
                .write(file);
    }

    @Test
    void whatWasWrittenIsRead() {
        Checkpoint read = Checkpoint.read(file);
        assertThat(List.copyOf(read.identity().entrySet()))
                .containsExactly(Map.entry("seed", "-7"), Map.entry("flow.hidden", "[1, 2]"));
        assertThat(read.stages()).extracting(Checkpoint.Stage::name).containsExactly("prior", "network");
        Snapshot state = read.stages().getFirst().state();
        assertThat(state.counts()).isEqualTo(Map.of("epoch", 3L));
        assertThat(state.arrays().keySet()).containsExactly("second", "first");
        assertThat(state.arrays().get("second")).containsExactly(1.5f, -0f, Float.MIN_VALUE);
        assertThat(state.arrays().get("first")).isEmpty();
        assertThat(state.rows().toArray(double[][]::new)).isDeepEqualTo(new double[][] {{0.1, 2}, {3, 4}});
        assertThat(read.stages().getLast().series()).containsExactly("loss");
        assertThat(read.stages().getLast().state().rows()).isEmpty();
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused();
        }
    }

    @Test
    void aFlippedBitAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            assertRefused();
        }
    }

    @Test
    void aModelIsNoCheckpointAndACheckpointNoModel() {
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> ModelFile.read(file))
                .withMessageStartingWith(file.toString());
        ModelFile.write(Toy.fit(Toy.conditional(1), 40), file);
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessageStartingWith(file.toString());
    }

    private void assertRefused() {
        assertThatExceptionOfType(ModelFileRefused.class)
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessageStartingWith(file.toString());
    }
}
