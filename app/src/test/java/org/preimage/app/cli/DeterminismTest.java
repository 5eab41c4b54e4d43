package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Every command that writes files, on one thread, on two, and on four in a JVM of its own while the machine is busy
/// otherwise: the same bytes. Only `timings.jsonl` may differ, where the times are.
@DisabledOnOs(OS.WINDOWS)
class DeterminismTest {
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path folder;

    /// The commands, one after the other in one JVM; what they print goes to `printed.txt`, without its times.
    static final class Everything {
        private Everything() {}

        /// @param arguments the number of threads, and the folder to work in
        public static void main(String[] arguments) throws IOException {
            Files.writeString(Path.of(arguments[1], "printed.txt"), run(arguments[0], Path.of(arguments[1])));
        }

        static String run(String threads, Path folder) {
            StringBuilder printed = new StringBuilder();
            for (List<String> command : commands(folder)) {
                List<String> all = new ArrayList<>(command);
                if (!command.getFirst().equals("problem") && !command.getFirst().equals("sampling")) {
                    all.addAll(List.of("--threads", threads));
                }
                Cli.Result result = Cli.launch(all.toArray(String[]::new));
                if (result.exitCode() != 0) {
                    throw new AssertionError(all + ": " + result.errorOutput());
                }
                printed.append(result.output().replaceAll("\"seconds\" ?: ?[^,}\\s]+", ""));
            }
            return printed.toString();
        }

        private static List<List<String>> commands(Path folder) {
            String pairs = folder.resolve("pairs.csv").toString();
            List<List<String>> commands = new ArrayList<>();
            commands.add(words("problem pairs arm -n 250 --seed 3 -o", pairs));
            commands.add(words(
                    "sampling maximin -n 40 --columns a,b,c --seed 4 -o",
                    folder.resolve("plan.csv").toString()));
            for (String prior : List.of("cinn", "inn")) {
                String model = folder.resolve(prior + ".safetensors").toString();
                String run = folder.resolve(prior + "-run").toString();
                commands.add(words(
                        "fit --inputs x1,x2,x3,x4 --outputs y1,y2 --epochs 2 --network-epochs 2 --seed 1 --json --prior",
                        prior,
                        pairs,
                        "-o",
                        model));
                commands.add(words(
                        "solve --target y1=1,y2=0 --within 9 -n 6 --candidates 30 --seed 2 --simulator arm --json",
                        model,
                        "-o",
                        run));
                commands.add(words(
                        "predict",
                        model,
                        pairs,
                        "-o",
                        folder.resolve(prior + "-predicted.csv").toString()));
                commands.add(words("verify --simulator arm --json", run));
            }
            return commands;
        }

        private static List<String> words(String start, String... rest) {
            return Stream.concat(Stream.of(start.split(" ")), Stream.of(rest)).toList();
        }
    }

    @Test
    void everyFileIsTheSameWhateverTheThreadsAndTheMachineDo() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("printed.txt"), Everything.run("1", work));
        Map<String, String> one = files(work);
        assertThat(one.keySet())
                .contains(
                        "pairs.csv",
                        "plan.csv",
                        "cinn.safetensors",
                        "inn.safetensors",
                        "cinn-predicted.csv",
                        "cinn.fit/metrics.jsonl",
                        "cinn.fit/config.yaml",
                        "cinn.fit/run.json",
                        "inn-run/designs.csv",
                        "inn-run/report.html",
                        "inn-run/report.json",
                        "inn-run/run.json",
                        "inn-run/config.yaml")
                .doesNotContain("inn-run/timings.jsonl");
        Files.move(work, folder.resolve("on-one"));
        Files.createDirectory(work);
        Files.writeString(work.resolve("printed.txt"), Everything.run("2", work));
        assertThat(files(work)).as("two threads").isEqualTo(one);
        Files.move(work, folder.resolve("on-two"));
        Files.createDirectory(work);
        runOnABusyMachine("4", work);
        assertThat(files(work)).as("four threads, busy").isEqualTo(one);
    }

    private void runOnABusyMachine(String threads, Path work) throws Exception {
        List<Process> busy = new ArrayList<>();
        try {
            for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
                busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            Path log = folder.resolve("log.txt");
            Process process = new ProcessBuilder(Program.java(Everything.class.getName(), threads, work.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            busy.forEach(Process::destroyForcibly);
        }
    }

    /// All files but those of times: text as it is, to be compared in words, and models in hexadecimal digits.
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                byte[] bytes = Files.readAllBytes(file);
                if (!name.endsWith("timings.jsonl")) {
                    files.put(
                            name,
                            name.endsWith(".safetensors")
                                    ? HexFormat.of().formatHex(bytes)
                                    : new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }
}
