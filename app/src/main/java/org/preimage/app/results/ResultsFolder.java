package org.preimage.app.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.preimage.app.report.Document;
import org.preimage.app.report.DocumentPages;
import org.preimage.app.table.BadTable;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Timing;
import org.preimage.store.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The files of the suite: `cells.jsonl`, one line for each cell, and `timings.jsonl`, which is apart because
/// it is another one every time. While the suite runs, lines are added in the order in which cells end; a line
/// that a kill cut short is forgotten.
final class ResultsFolder {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final String FIGURES = "figures";

    private final Path folder;
    private final Path cells;
    private final Path timings;

    /// How long a part of a cell took.
    record Timed(String cell, String part, double seconds) {}

    /// @throws UncheckedIOException if the folder cannot be made
    ResultsFolder(Path folder) {
        this.folder = folder;
        cells = folder.resolve("cells.jsonl");
        timings = folder.resolve("timings.jsonl");
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw refused(folder, fault);
        }
    }

    /// The cells so far, by what they are called.
    ///
    /// @throws BadTable if a line is not one of the suite's
    SequencedMap<String, Measured> measured() {
        SequencedMap<String, Measured> measured = new LinkedHashMap<>();
        lines(cells, Measured.class).forEach(line -> measured.put(line.cell().id(), line));
        return measured;
    }

    /// How long parts took, when they were computed last.
    List<Timed> timings() {
        SequencedMap<String, Timed> last = new LinkedHashMap<>();
        lines(timings, Timed.class).forEach(timed -> last.put(timed.cell() + " " + timed.part(), timed));
        return List.copyOf(last.values());
    }

    /// Adds a cell.
    synchronized void add(Measured line, List<Timing> parts) {
        append(
                timings,
                parts.stream()
                        .map(part -> line(new Timed(line.cell().id(), part.part(), part.seconds())))
                        .collect(Collectors.joining()));
        append(cells, line(line));
    }

    /// Puts the lines in the order of the suite; those of other cells come last.
    void sort(List<Cell> order) {
        SequencedMap<String, Measured> rest = measured();
        List<Measured> sorted = new ArrayList<>();
        for (Cell cell : order) {
            Measured line = rest.remove(cell.id());
            if (line != null) {
                sorted.add(line);
            }
        }
        sorted.addAll(rest.values());
        write(cells, sorted.stream().map(ResultsFolder::line).collect(Collectors.joining()));
    }

    /// Writes the pages: `paper.md` with its figures beside it, and `paper.html`.
    void write(Document document) {
        write(folder, "paper", document);
    }

    /// Writes the pages `NAME.md`, with its figures beside it, and `NAME.html` into a folder.
    static void write(Path folder, String name, Document document) {
        try {
            Files.createDirectories(folder.resolve(FIGURES));
        } catch (IOException fault) {
            throw refused(folder, fault);
        }
        DocumentPages.figures(document)
                .forEach((figure, svg) -> write(folder.resolve(FIGURES).resolve(figure + ".svg"), svg));
        write(folder.resolve(name + ".md"), DocumentPages.markdown(document, FIGURES));
        write(folder.resolve(name + ".html"), DocumentPages.html(document));
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A line of its own.
    static String line(Object content) {
        return MAPPER.writeValueAsString(content) + "\n";
    }

    /// The lines of a file that end; none if there is no such file.
    ///
    /// @throws BadTable if one is of another kind
    static <T> List<T> lines(Path file, Class<T> type) {
        List<T> lines = new ArrayList<>();
        String text = whole(file);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                lines.add(MAPPER.readValue(line, type));
            } catch (JacksonException fault) {
                throw new BadTable(
                        file,
                        "line " + number + ": expected a line that a benchmark wrote, found "
                                + fault.getOriginalMessage());
            }
        }
        return lines;
    }

    /// The lines that end; nothing if there is no such file.
    private static String whole(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (IOException fault) {
            throw refused(file, fault);
        }
    }

    /// Adds lines, after those that end.
    static void append(Path file, String lines) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            if (before.endsWith("\n") || before.isEmpty()) {
                Files.writeString(
                        file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            } else {
                write(file, whole(file) + lines);
            }
        } catch (IOException fault) {
            throw refused(file, fault);
        }
    }

    private static UncheckedIOException refused(Path path, IOException fault) {
        return new UncheckedIOException(
                path + ": expected a place that can be read and written, found " + fault, fault);
    }
}
