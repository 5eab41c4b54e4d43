package org.preimage.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;

final class FolderSimulatorTest {
    @TempDir
    private Path folder;

    private final AtomicInteger calls = new AtomicInteger();

    /// Doubles, and fails below zero.
    private final FolderSimulator simulator = FolderSimulator.of(x -> {
        calls.incrementAndGet();
        return x[0] < 0 ? new Failed("below zero") : new Simulated(new double[] {2 * x[0]});
    });

    @Test
    void whatHasRunInAFolderIsNotRunAgain() {
        double[] x = {0.1 + 0.2};
        Outcome first = simulator.run(x, folder.resolve("a/1"));
        assertThat(first).isEqualTo(new Simulated(new double[] {0.6000000000000001}));
        assertThat(simulator.run(x, folder.resolve("a/1"))).isEqualTo(first);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailedRunIsAnOutcomeTooAndIsAdopted() {
        Outcome first = simulator.run(new double[] {-1}, folder.resolve("1"));
        assertThat(first).isEqualTo(new Failed("below zero"));
        assertThat(simulator.run(new double[] {-1}, folder.resolve("1"))).isEqualTo(first);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anUnfinishedRunStartsAfresh() throws IOException {
        Outcome first = simulator.run(new double[] {1}, folder.resolve("1"));
        Files.delete(folder.resolve("1/outcome.json"));
        assertThat(simulator.run(new double[] {1}, folder.resolve("1"))).isEqualTo(first);
        Files.writeString(folder.resolve("1/outcome.json"), "{\"inputs\": \"0");
        assertThat(simulator.run(new double[] {1}, folder.resolve("1"))).isEqualTo(first);
        assertThat(calls).hasValue(3);
    }

    @Test
    void aFolderOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
        simulator.run(new double[] {1}, folder.resolve("1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.run(new double[] {1 + 0x1p-52}, folder.resolve("1")))
                .withMessageContaining("found another one's");
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/thesis.tex"), "years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.run(new double[] {1}, folder.resolve("mine")))
                .withMessageContaining("found other files");
        assertThat(folder.resolve("mine")).isDirectoryContaining("glob:**/thesis.tex");
        assertThat(calls).hasValue(1);
    }
}
