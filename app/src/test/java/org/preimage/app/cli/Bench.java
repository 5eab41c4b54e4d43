package org.preimage.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/// A folder to run commands in: small tables, and models that are fitted in a moment and no good.
final class Bench {
    private final Path folder;

    Bench(Path folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) {
        return write(name, text, StandardCharsets.UTF_8);
    }

    Path write(String name, String text, Charset charset) {
        try {
            return Files.write(path(name), text.getBytes(charset));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String read(String... names) {
        try {
            return Files.readString(Path.of(folder.toString(), names));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// The cells of a table without quotes, the header first.
    List<List<String>> table(String... names) {
        return read(names).lines().map(line -> List.of(line.split(",", -1))).toList();
    }

    /// The column under `name`, without its header.
    List<Double> column(String name, String... names) {
        List<List<String>> table = table(names);
        int at = table.getFirst().indexOf(name);
        return table.stream().skip(1).map(row -> Double.valueOf(row.get(at))).toList();
    }

    /// A header and 40 rows `a,b,y,w`, made from the number of the row: `a` and `b` from 0 to 1, `y = a + b²`,
    /// `w = a − b`.
    static String pairs() {
        return table("a,b,y,w", 40, i -> {
            double a = (i * 7 % 40) / 39.0;
            double b = (i * 11 % 40) / 39.0;
            return String.format(Locale.ROOT, "%.6f,%.6f,%.6f,%.6f", a, b, a + b * b, a - b);
        });
    }

    static String table(String header, int rows, IntFunction<String> row) {
        return header + "\n"
                + IntStream.range(0, rows)
                        .mapToObj(row)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    /// Fits in a moment: two epochs of the prior, three of the networks.
    Cli.Result fit(Path pairs, String inputs, String outputs, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "fit",
                pairs.toString(),
                "--inputs",
                inputs,
                "--outputs",
                outputs,
                "-o",
                path("model.safetensors").toString(),
                "--epochs",
                "2",
                "--network-epochs",
                "3",
                "--seed",
                "1",
                "--threads",
                "1"));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    /// Fits `y` on `a` and `b` in [#pairs()] to this file.
    Cli.Result fitTo(String model, String... more) {
        return Cli.launch(fitting(model, more));
    }

    /// The arguments of such a fit. Its seed is 1 unless told otherwise.
    String[] fitting(String model, String... more) {
        Path table = Files.exists(path("pairs.csv")) ? path("pairs.csv") : write("pairs.csv", pairs());
        List<String> arguments = new ArrayList<>(List.of("fit", table.toString(), "--inputs", "a,b", "--outputs", "y"));
        arguments.addAll(List.of("-o", path(model).toString()));
        if (!List.of(more).contains("--seed")) {
            arguments.addAll(List.of("--seed", "1"));
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /// A model of `y` on `a` and `b`.
    Path model() {
        Cli.Result result = fit(write("pairs.csv", pairs()), "a,b", "y");
        Assertions.assertEquals(0, result.exitCode(), result.errorOutput());
        return path("model.safetensors");
    }

    /// Solves into `run`, for 5 designs from 20 candidates unless told otherwise.
    Cli.Result solve(Path model, String... more) {
        return solveInto(path("run"), model, more);
    }

    Cli.Result solveInto(Path run, Path model, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("solve", model.toString(), "--seed", "2", "--threads", "1", "-o", run.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("-n")) {
            arguments.addAll(List.of("-n", "5", "--candidates", "20"));
        }
        return Cli.launch(arguments.toArray(String[]::new));
    }
}
