package org.preimage.app.simulator;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.app.schema.SimulatorConfig;
import org.preimage.app.schema.SimulatorConfig.BatchConfig;
import org.preimage.app.schema.SimulatorConfig.HttpConfig;
import org.preimage.app.schema.SimulatorConfig.ResultConfig;
import org.preimage.operator.ForwardOperator;
import org.preimage.operator.Simulator;
import org.preimage.space.Input;
import org.preimage.space.Space;

/// Makes a simulator from what a file says, and refuses what can never run.
final class Assembly {
    private static final String FIRST_WORD = "(\\S+)";
    private static final String SLURM_DONE = "COMPLETED";
    private static final String SLURM_FAILED =
            "BOOT_FAIL|CANCELLED|DEADLINE|FAILED|NODE_FAIL|OUT_OF_MEMORY|PREEMPTED|REVOKED|TIMEOUT";

    /// Names in a work folder that are not for the files of a program.
    private static final Set<String> TAKEN = Set.of("run.json", "outcome.json", "process.json", "submit.txt");

    private final SimulatorConfig told;
    private final Path home;
    private final StringBuilder identity = new StringBuilder();

    Assembly(SimulatorConfig told) {
        this.told = told;
        home = Path.of(Objects.requireNonNullElse(told.home(), "."))
                .toAbsolutePath()
                .normalize();
    }

    /// @throws IllegalArgumentException if something in it cannot be used
    NamedSimulator opened(String name, @Nullable Space known) {
        identify(
                told.command(),
                told.batch(),
                told.java(),
                told.http(),
                told.stdin(),
                told.result(),
                told.environment());
        Columns columns;
        Program program;
        if (told.java() != null) {
            Object made = ClassProgram.instance(
                    Objects.requireNonNull(told.java().className()),
                    told.java().classPath().stream().map(home::resolve).toList());
            columns = made instanceof ForwardOperator operator
                    ? new Columns(operator.space().inputs(), operator.space().outputNames())
                    : Columns.of(told, known);
            program = new ClassProgram(
                    made instanceof ForwardOperator operator ? Simulator.of(operator) : (Simulator) made,
                    columns.outputs().size(),
                    limit());
        } else {
            columns = Columns.of(told, known);
            program = program(columns);
        }
        identify(columns);
        Attempts attempts = new Attempts(
                program,
                columns.inputs(),
                Objects.requireNonNullElse(told.retries(), 0),
                Objects.requireNonNullElse(told.backOff(), 1.0));
        return new NamedSimulator(
                name,
                columns.inputs(),
                columns.outputs(),
                new AdoptingSimulator(attempts),
                Objects.requireNonNullElse(told.atOnce(), 1),
                NamedSimulator.Keep.of(Objects.requireNonNullElse(told.keep(), "failed")),
                identity.toString());
    }

    private Program program(Columns columns) {
        HttpConfig http = told.http();
        if (http != null) {
            return new ServerProgram(
                    HttpClient.newBuilder()
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .build(),
                    address(Objects.requireNonNull(http.url())),
                    http.headers(),
                    new ResultText(columns.outputs(), null),
                    limit());
        }
        List<String> names = names(columns);
        Prepared prepared = new Prepared(home, files(names), told.stdin(), environment());
        ResultConfig where = told.result();
        Result result = new Result(
                new ResultText(columns.outputs(), where),
                where == null || where.file() == null ? null : inside(where.file()));
        BatchConfig batch = told.batch();
        return batch == null
                ? new CommandProgram(command("command", told.command(), names), prepared, result, limit())
                : batch(batch, names, prepared, result);
    }

    private BatchProgram batch(BatchConfig batch, List<String> names, Prepared prepared, Result result) {
        List<String> withJob =
                Stream.concat(names.stream(), Stream.of(BatchProgram.JOB)).toList();
        return new BatchProgram(
                command("batch.submit", batch.submit(), names),
                Pattern.compile(Objects.requireNonNullElse(batch.job(), FIRST_WORD)),
                command("batch.poll", batch.poll(), withJob),
                Pattern.compile(Objects.requireNonNullElse(batch.done(), SLURM_DONE)),
                Pattern.compile(Objects.requireNonNullElse(batch.failed(), SLURM_FAILED)),
                seconds(Objects.requireNonNullElse(batch.every(), 10.0)),
                batch.collect().isEmpty() ? List.of() : command("batch.collect", batch.collect(), withJob),
                prepared,
                result,
                limit());
    }

    private static List<String> names(Columns columns) {
        return Stream.concat(columns.inputs().stream().map(Input::name), Stream.of(Prepared.HOME, Prepared.FOLDER))
                .toList();
    }

    private List<Template> command(String key, List<String> words, List<String> names) {
        List<Template> line = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = i == 0 ? started(key, words.getFirst()) : words.get(i);
            line.add(Template.of(key + "[" + i + "]", word, names));
        }
        return line;
    }

    /// The program to start: one on the PATH, or, if it is a path, a file seen from the folder of the block.
    private String started(String key, String word) {
        String told = word.replace("{" + Prepared.HOME + "}", home.toString());
        if (told.indexOf('{') >= 0 || File.separatorChar != '/') {
            return told; // which must be found out by starting it
        }
        if (told.indexOf('/') >= 0) {
            Path file = home.resolve(told);
            if (!Files.isExecutable(file) || Files.isDirectory(file)) {
                throw new IllegalArgumentException(key + ": expected a program that can be started, found "
                        + (Files.isRegularFile(file) ? file + ", which is not executable" : "nothing at " + file));
            }
            return file.toString();
        }
        boolean found = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "/bin:/usr/bin")
                        .split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, told)));
        if (!found) {
            throw new IllegalArgumentException(
                    key + ": expected a program that can be started, found no '" + told + "' on the PATH");
        }
        return told;
    }

    private Map<String, Template> files(List<String> names) {
        Map<String, Template> files = new LinkedHashMap<>();
        told.files().forEach((name, template) -> {
            String key = "files." + name;
            try {
                String text = Files.readString(home.resolve(template));
                identify(text);
                files.put(inside(name), Template.of(key + " (" + template + ")", text, names));
            } catch (IOException fault) {
                throw new IllegalArgumentException(
                        key + ": expected a template that can be read, found a fault: " + fault, fault);
            }
        });
        return files;
    }

    /// The name of a file in the work folder.
    private static String inside(String name) {
        Path path = Path.of(name).normalize();
        if (path.isAbsolute()
                || path.startsWith("..")
                || path.toString().isEmpty()
                || TAKEN.contains(path.toString())) {
            throw new IllegalArgumentException("expected the name of a file in the work folder that is none of "
                    + String.join(", ", TAKEN.stream().sorted().toList()) + ", found '" + name + "'");
        }
        return path.toString();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, Scalar> values = Map.of(Prepared.HOME, Scalar.of(home.toString()));
        told.environment()
                .forEach((name, value) -> environment.put(
                        name,
                        Template.of("environment." + name, value.text(), values.keySet())
                                .filled(values)));
        return environment;
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException("http.url: expected an address, found '" + url + "'", fault);
        }
    }

    private @Nullable Duration limit() {
        return told.timeLimit() == null ? null : seconds(told.timeLimit());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(Math.min(seconds, 1e9) * 1e9));
    }

    private void identify(@Nullable Object... parts) {
        for (Object part : parts) {
            identity.append(part).append('\n');
        }
    }
}
