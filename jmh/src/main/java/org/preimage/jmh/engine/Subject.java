package org.preimage.jmh.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process that runs a piece whenever it is asked to; between that it waits.
final class Subject implements AutoCloseable {
    private static final int WARM_UP_PARTS = 4;
    private static final int MOST_WARM_UP_PARTS = 40;
    /// A run that takes less than this share of the one before has become faster.
    private static final double FASTER = 0.95;

    private final String name;
    private final Process process;
    private final Path errors;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final double firstRun;
    private final double start;
    private final Timings timings = new Timings();

    /// Starts the process and waits for its first run.
    Subject(List<String> command, Map<String, String> environment) {
        name = String.join(" ", command.subList(command.size() - 2, command.size()));
        try {
            errors = Files.createTempFile("preimage-bench", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long began = System.nanoTime();
            process = builder.start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
            firstRun = Double.parseDouble(answer());
            start = (System.nanoTime() - began) * 1e-6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Milliseconds from the program's first line to the end of its first run.
    double firstRun() {
        return firstRun;
    }

    /// Milliseconds from the start of the process to the end of its first run.
    double start() {
        return start;
    }

    /// Runs without a record for so long at least, and on until it gets no faster: on a busy machine the compiler
    /// takes its time.
    void warmUp(double seconds) {
        Timings warming = new Timings();
        double before = Double.POSITIVE_INFINITY;
        double now = Double.POSITIVE_INFINITY;
        for (int part = 0; part < WARM_UP_PARTS || (now < FASTER * before && part < MOST_WARM_UP_PARTS); part++) {
            warming.add(ask(seconds / WARM_UP_PARTS));
            before = now;
            now = warming.lastCpu();
        }
    }

    /// Runs for a round.
    void round(double seconds) {
        timings.add(ask(seconds));
    }

    Timings timings() {
        return timings;
    }

    private String ask(double seconds) {
        questions.println(seconds);
        return answer();
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        name + ": expected an answer, found the end of the process: " + Files.readString(errors));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        questions.close();
        process.destroy();
        try {
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
