package org.preimage.app.simulator;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;

/// What a program finds when it starts.
///
/// @param home the folder of the block
/// @param files the files in its work folder, by name
/// @param stdin how the design is written to its standard input, `json` or `csv`; null for not at all
/// @param environment variables to set
record Prepared(
        Path home, Map<String, Template> files, @Nullable String stdin, Map<String, String> environment) {
    /// The folder of the block, in a template.
    static final String HOME = "home";

    /// The work folder, in a template.
    static final String FOLDER = "folder";

    Prepared {
        files = Map.copyOf(files);
        environment = Map.copyOf(environment);
    }

    /// All values that a template may name.
    Map<String, Scalar> values(Map<String, Scalar> design, WorkFolder folder) {
        Map<String, Scalar> all = new LinkedHashMap<>();
        all.put(HOME, Scalar.of(home.toString()));
        all.put(FOLDER, Scalar.of(folder.path().toString()));
        all.putAll(design);
        return all;
    }

    /// Writes the files.
    ///
    /// @return what goes to the standard input; null for nothing
    @Nullable
    Path write(Map<String, Scalar> design, WorkFolder folder) {
        Map<String, Scalar> all = values(design, folder);
        files.forEach((name, template) -> folder.put(name, template.filled(all)));
        if (stdin == null) {
            return null;
        }
        return folder.put("stdin." + stdin, stdin.equals("csv") ? csv(design) : Columns.json(design));
    }

    private static String csv(Map<String, Scalar> design) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(List.copyOf(design.keySet()));
            csv.writeRecord(design.values().stream().map(Scalar::text).toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return text.toString();
    }
}
