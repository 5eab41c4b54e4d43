package org.preimage.app.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.app.simulator.Template;
import org.preimage.app.table.Column;

/// Writes the designs of a run as files of other programs.
public final class ExportJob {
    private static final String MADE = ".in";

    private ExportJob() {}

    /// Writes a file for each design.
    ///
    /// @param template the text with a place for each value, of the columns of the table of designs
    /// @param name what a file is called, with places; null for the template's name and the design's number
    /// @param to the folder to write
    /// @return the files
    /// @throws org.preimage.app.table.BadTable if the run has no designs
    /// @throws IllegalArgumentException if the template cannot be read or names what there is not, a design lacks a
    ///     value, two files would have one name, or the folder is not new or empty
    public static List<Path> run(RunFolder run, Path template, @Nullable String name, RunFolder to) {
        List<Column> columns = DesignTable.of(run.readReport());
        List<String> names = columns.stream().map(Column::name).toList();
        Template text = Template.of(template.toString(), read(template), names);
        Template called = Template.of("--name", name == null ? usual(template) : name, names);
        Map<Path, String> files = new LinkedHashMap<>();
        for (int row = 0; row < columns.getFirst().size(); row++) {
            Map<String, Scalar> values = values(columns, row);
            Path file = inside(to.path(), called.filled(values));
            try {
                if (files.put(file, text.filled(values)) != null) {
                    throw new IllegalArgumentException(
                            "--name: expected a name for every design, such as '{id}.in', found " + file + " twice");
                }
            } catch (IllegalArgumentException fault) {
                throw new IllegalArgumentException("design " + (row + 1) + ": " + fault.getMessage(), fault);
            }
        }
        to.claim(false);
        files.forEach((file, content) -> {
            Folders.create(Objects.requireNonNull(file.getParent()));
            Documents.write(file, content);
        });
        return List.copyOf(files.keySet());
    }

    /// The values that a design has.
    private static Map<String, Scalar> values(List<Column> columns, int row) {
        Map<String, Scalar> values = new LinkedHashMap<>();
        for (Column column : columns) {
            if (!column.cell(row).isEmpty()) {
                values.put(column.name(), new Scalar(column.cell(row), column.isNumber()));
            }
        }
        return values;
    }

    private static String read(Path template) {
        try {
            return Files.readString(template, StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalArgumentException(
                    template + ": expected a template in UTF-8 that can be read, found a fault: " + fault, fault);
        }
    }

    private static String usual(Path template) {
        String name = Objects.requireNonNull(template.getFileName()).toString();
        String plain = name.endsWith(MADE) && name.length() > MADE.length()
                ? name.substring(0, name.length() - MADE.length())
                : name;
        int dot = plain.lastIndexOf('.');
        return dot <= 0 ? plain + "-{id}" : plain.substring(0, dot) + "-{id}" + plain.substring(dot);
    }

    private static Path inside(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
            throw new IllegalArgumentException(
                    "--name: expected the name of a file in the folder, found '" + name + "'");
        }
        return file;
    }
}
