package org.preimage.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.app.schema.BadConfig;
import org.preimage.app.schema.ConfigFile;
import org.preimage.random.Seed;

/// No file makes the reader of configurations do anything but read it or say [BadConfig].
class ConfigFuzzTest {
    private static final Path ROOT = Path.of(System.getProperty("preimage.root"));
    private static final long MOST_BYTES = 64L << 20;

    private static final List<String> YAML = List.of(
            "&a ",
            "*a ",
            "!!int ",
            "!x ",
            "---\n",
            "...\n",
            ": ",
            "- ",
            "? ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "|\n",
            ">-\n",
            "\"",
            "'",
            "\\u0000",
            "\\x",
            "<<: ",
            "%YAML 1.2\n",
            "%TAG ! x\n",
            "#",
            "\t",
            "\n",
            "\r",
            "  ",
            "\u2028",
            "\u0085",
            "\ufeff",
            "\ud83d\ude80",
            "null",
            "true",
            ".nan",
            "a: b: c",
            "[[[[",
            "{a: ",
            "- - - ");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run.yaml", "run.json"})
    void filesAreReadOrRefused(String name) throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        corpus.add(text("{\"schema\": 1, \"seed\": 7, \"fit\": {\"inputs\": [\"a\", \"\\u00e9\"], \"strict\": true,"
                + " \"held\": {\"validation\": 0.1, \"test\": 1e-1}}, \"solve\": {\"within\": 0.5}}"));
        if (name.endsWith(".yaml")) {
            corpus.add(Files.readAllBytes(ROOT.resolve("examples/sinewave.yaml")));
            corpus.add(Files.readAllBytes(ROOT.resolve("examples/beam.yaml")));
            corpus.add(text("schema: 1\nseed: 2\nmodel: \"m\"\nsolve:\n  targets:\n    \"y\":\n      value: 1.5\n"
                    + "  bounds:\n    x1:\n    - 0.0\n    - 1.0\n  localizer:\n    adam:\n      steps: 30\n"));
        }
        List<String> tokens = new ArrayList<>(YAML);
        tokens.addAll(Mutator.json());
        Mutator mutator = new Mutator(corpus, tokens, new Seed(name.length()).generator());
        Fuzzing fuzzing = new Fuzzing(folder.resolve(name), ConfigFile::read, Set.of(BadConfig.class), MOST_BYTES);
        fuzzing.run(Fuzzing.COUNT, mutator::next);
        fuzzing.tell(name);
        assertThat(fuzzing.refusedCount()).isPositive();
        assertThat(fuzzing.readCount()).isPositive();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
