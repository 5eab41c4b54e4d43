package org.preimage.app.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;

class ConfigFileTest {
    @TempDir
    private Path folder;

    private RunConfig read(String name, String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve(name), text));
    }

    private static RunConfig named(String name, double value) {
        SolveConfig solve = new SolveConfig(
                name,
                Map.of(name, new SolveConfig.GoalConfig(value, Math.abs(value) + Double.MIN_VALUE, null, null, 2.5)),
                null,
                Map.of(name, List.of(value, value)),
                Map.of("other " + name, Scalar.of(value), "level " + name, Scalar.of(name)),
                null,
                null,
                null,
                null,
                3,
                Map.of(name, Math.abs(value) + Double.MIN_VALUE),
                true,
                null,
                name,
                null,
                name,
                null,
                List.of(name + " <= 1"),
                Map.of(name, Scalar.of(value)));
        FitConfig fit = new FitConfig(
                name,
                List.of(name),
                List.of(name, name),
                Map.of(name, "integer"),
                List.of(name),
                name,
                Map.of(name, value),
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new RunConfig(RunConfig.VERSION, Long.MIN_VALUE + 1, 1, name, fit, solve, null, null);
    }

    /// Names that YAML could take for something else.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1e5",
                "0x10",
                "1_000",
                ".5",
                "1:30",
                "~",
                "null",
                "true",
                "yes",
                "no",
                "y",
                "=",
                "<<",
                "*a",
                "&a",
                "!a",
                "- a",
                "a: b",
                "a:",
                "#a",
                "a #b",
                " a",
                "a ",
                "?",
                "? a",
                "[a",
                "{a",
                "]",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "'",
                "\"",
                "'a'",
                "\"a\"",
                "\\",
                "\\n",
                "a\nb",
                "a\tb",
                "\u0000",
                "\u0007",
                "\u00e9",
                "\ud83d\ude80",
                "\u2028",
                "\ufeff",
                "\u0085",
                "---",
                "...",
                "2001-01-01",
                ".nan",
                ".inf",
                "a,b",
                "a=b",
                "strain [%]"
            })
    void everyNameIsReadAsItWasWritten(String name) throws IOException {
        RunConfig config = named(name, 1.5);
        assertThat(read("run.yaml", ConfigFile.text(config))).isEqualTo(config);
    }

    @Test
    void everyNumberAndAnyTextIsReadAsItWasWritten() throws IOException {
        RandomGenerator random = new Seed(5).generator();
        for (int i = 0; i < 500; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            StringBuilder name = new StringBuilder("x");
            for (int c = random.nextInt(i % 10 == 0 ? 250 : 12); c > 0; c--) {
                name.append((char) (random.nextBoolean() ? random.nextInt(0x20, 0x7f) : random.nextInt(0xa0, 0xd800)));
            }
            RunConfig config = named(name.toString(), Double.isFinite(value) ? value : 1e-308 * i);
            assertThat(read("run.yaml", ConfigFile.text(config))).isEqualTo(config);
        }
    }

    /// Wherever the parser's buffer ends.
    @Test
    void charactersOfTwoHalvesMayStandAnywhere() throws IOException {
        String text = "schema: 1 # " + "\ud83d\ude80".repeat(3000) + "\nmodel: \ud83d\ude80\n";
        for (int shift = 0; shift < 3; shift++) {
            assertThat(read("run.yaml", "#".repeat(shift) + "\n" + text).model())
                    .isEqualTo("\ud83d\ude80");
        }
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        String json =
                "{\"schema\": 1,\n\t\"seed\": 7, \"fit\": {\"inputs\": [\"\\ud83d\\ude80\", \"b\"], \"strict\": true},"
                        + " \"solve\": {\"targets\": {\"y\": {\"value\": 1e-3}}}}";
        String yaml = "schema: 1\nseed: 7\nfit:\n  inputs: [\ud83d\ude80, b]\n  strict: true\n"
                + "solve:\n  targets:\n    y:\n      value: 0.001 # one in a thousand\n";
        assertThat(read("run.json", json)).isEqualTo(read("run.yaml", yaml));
        assertThat(read("run.yaml", json.replace("\\ud83d\\ude80", "\ud83d\ude80")))
                .isEqualTo(read("run.yaml", yaml));
        assertThat(read("run.yaml", "\ufeff" + yaml)).isEqualTo(read("run.yaml", yaml.replace("\n", "\r\n")));
    }
}
