package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.app.fuzz.Fuzzing;
import org.preimage.app.fuzz.Mutator;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.app.table.BadTable;
import org.preimage.bench.Sinewave;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.SolveOptions;
import org.preimage.store.ModelFile;

/// No file in the folder of a run makes its reader do anything but read it or say [BadTable].
class RunFilesFuzzTest {
    private static final long MOST_BYTES = 64L << 20;

    @TempDir
    private static Path folder;

    private static Path run;

    /// The files as they were written; verifying renews them.
    private static Map<String, byte[]> kept;

    @BeforeAll
    static void solve() throws IOException {
        Path model = folder.resolve("model.safetensors");
        run = folder.resolve("run");
        try (Context context = Context.ofThreads(1)) {
            FitOptions fit = FitOptions.defaults().withEpochs(1, 1);
            ModelFile.write(
                    InverseFit.of(new Sinewave().pairs(60, new Seed(1)), fit, "test", new Seed(2), context), model);
            SolveOptions options = new SolveOptions(3, SolveOptions.latent("sobol"), GaussNewton.DEFAULT, 8);
            Question question = new Question(Map.of("y", 1.0), Map.of(), 9.0, Map.of(), Map.of());
            new SolveJob(new Invocation("test", List.of()), context)
                    .run(
                            new SolveRequest(model, question, SolveMethod.of(options), new Seed(3), null, null),
                            new RunFolder(run),
                            false);
        }
        kept = new HashMap<>();
        for (String name : List.of("report.json", "run.json", "designs.csv")) {
            kept.put(name, Files.readAllBytes(run.resolve(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "run.json"})
    void aFileIsReadOrRefused(String name) {
        Consumer<Path> parser = file -> {
            RunFolder read = new RunFolder(folder);
            assertThat(name.equals("run.json") ? read.readRecord() : read.readReport())
                    .isNotNull();
        };
        Fuzzing fuzzing = new Fuzzing(folder.resolve(name), parser, Set.of(BadTable.class), MOST_BYTES);
        fuzzing.run(Fuzzing.COUNT, mutator(name)::next);
        fuzzing.tell(name);
        assertThat(fuzzing.refusedCount()).isPositive();
        assertThat(fuzzing.readCount()).isPositive();
    }

    /// The numbers and names of a report that could be read must still fit together when it is used.
    @Test
    void aReportIsVerifiedOrRefused() {
        Path report = run.resolve("report.json");
        try (Context context = Context.ofThreads(1)) {
            Consumer<Path> parser = file -> {
                write("designs.csv");
                write("run.json");
                new VerifyJob(context).run(new RunFolder(run), new SimulatorChoice.Named("sinewave"), null);
            };
            Set<Class<? extends RuntimeException>> refusals = Set.of(BadTable.class, IllegalArgumentException.class);
            Fuzzing fuzzing = new Fuzzing(report, parser, refusals, MOST_BYTES);
            fuzzing.run(Fuzzing.COUNT / 4, mutator("report.json")::next);
            fuzzing.tell("verify");
            assertThat(fuzzing.refusedCount()).isPositive();
            assertThat(fuzzing.readCount()).isPositive();
        }
    }

    /// Files that once got through: one that is nothing, and ones that lack what must be there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run.json    | (?s).+                           | null
            run.json    | "status" : "\\w+"              | "status" : null
            run.json    | "machine" : \\{[^}]*}          | "machine" : null
            run.json    | "jvm" : "[^"]*",                 | ''
            report.json | (?s).+                           | null
            report.json | "title" : "[^"]*",               | ''
            report.json | "output" : "y",                  | ''
            report.json | "id" : "2",                      | ''
            report.json | (?s)"verdict" : \\{[^}]*}      | "verdict" : null
            report.json | (?s)"predicted" : \\{[^}]*}    | "predicted" : null
            """)
    void aFileThatLacksSomethingIsRefused(String name, String what, String by) throws IOException {
        String text = new String(kept.get(name), StandardCharsets.UTF_8);
        String lacking = text.replaceFirst(what, by);
        assertThat(lacking).isNotEqualTo(text);
        for (String file : kept.keySet()) {
            write(file);
        }
        Files.writeString(run.resolve(name), lacking);
        try (Context context = Context.ofThreads(1)) {
            assertThatExceptionOfType(BadTable.class)
                    .isThrownBy(() ->
                            new VerifyJob(context).run(new RunFolder(run), new SimulatorChoice.Named("sinewave"), null))
                    .withMessageStartingWith(run.resolve(name) + ": expected it as a run wrote it, found ");
        }
    }

    private static Mutator mutator(String name) {
        return new Mutator(List.of(kept.get(name)), Mutator.json(), new Seed(name.length()).generator());
    }

    private static void write(String name) {
        try {
            Files.write(run.resolve(name), kept.get(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
