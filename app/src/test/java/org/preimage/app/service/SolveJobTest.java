package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.bench.Sinewave;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.SolveOptions;
import org.preimage.store.ModelFile;

class SolveJobTest {
    private static final Invocation INVOCATION = new Invocation("test", List.of());
    private static final Question QUESTION = new Question(Map.of("y", 1.0), Map.of(), 9.0, Map.of(), Map.of());

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fit() {
        try (Context context = Context.ofThreads(1)) {
            FitOptions options = FitOptions.defaults().withEpochs(1, 1);
            ModelFile.write(
                    InverseFit.of(new Sinewave().pairs(60, new Seed(1)), options, "test", new Seed(2), context),
                    model());
        }
    }

    private static Path model() {
        return folder.resolve("model.safetensors");
    }

    private static SolveRequest request(String simulator) {
        SolveOptions options = new SolveOptions(3, SolveOptions.latent("sobol"), GaussNewton.DEFAULT, 8);
        return new SolveRequest(
                model(), QUESTION, SolveMethod.of(options), new Seed(3), new SimulatorChoice.Named(simulator), null);
    }

    @Test
    void aCancelledRunSaysSo() {
        RunFolder run = new RunFolder(folder.resolve("cancelled"));
        try (Context context = new Context(new Workers(1), Progress.NONE, () -> true)) {
            assertThatThrownBy(() -> new SolveJob(INVOCATION, context).run(request("sinewave"), run, false))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(run.readRecord().status()).isEqualTo("cancelled");
        assertThat(run.designs()).doesNotExist();
    }

    @Test
    void theRecordAndTheReportAreReadAsTheyWereWritten() {
        RunFolder run = new RunFolder(folder.resolve("done"));
        try (Context context = Context.ofThreads(1)) {
            Solved solved = new SolveJob(INVOCATION, context).run(request("sinewave"), run, false);
            assertThat(run.readReport()).isEqualTo(solved.report());
            assertThat(run.readRecord().summary()).isEqualTo(solved.summary());
            assertThat(run.readRecord().status()).isEqualTo("done");
        }
    }
}
