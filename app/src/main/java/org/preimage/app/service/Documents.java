package org.preimage.app.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.preimage.app.table.BadTable;
import org.preimage.store.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON files, each written whole or not at all.
public final class Documents {
    private static final JsonMapper LINE = JsonMapper.builder().build();
    private static final JsonMapper PAGE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Documents() {}

    /// Writes one indented document.
    static void writeJson(Path file, Object content) {
        write(file, PAGE.writeValueAsString(content) + "\n");
    }

    /// Writes one document in a line of its own for each of `contents`.
    static void writeLines(Path file, List<?> contents) {
        write(file, contents.stream().map(Documents::line).collect(Collectors.joining()));
    }

    /// Writes a text.
    public static void write(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads what [#writeJson] wrote.
    ///
    /// @throws BadTable if the file is missing or does not hold such a document
    static <T> T readJson(Path file, Class<T> type) {
        if (!Files.isRegularFile(file)) {
            throw new BadTable(file, "expected a file that a run wrote, found nothing of this name");
        }
        try {
            T content = PAGE.readValue(file, type);
            if (content == null) {
                throw new BadTable(file, "expected it as a run wrote it, found nothing in it");
            }
            return content;
        } catch (JacksonException fault) {
            throw new BadTable(file, "expected it as a run wrote it, found a fault: " + fault.getOriginalMessage());
        }
    }

    /// The leaves of a document by their paths, such as `fit.flow.blocks`, as text; a list is one leaf.
    static SequencedMap<String, String> flat(Object content) {
        SequencedMap<String, String> leaves = new LinkedHashMap<>();
        LINE.valueToTree(content).properties().forEach(member -> collect(member.getKey(), member.getValue(), leaves));
        return leaves;
    }

    private static void collect(String path, JsonNode node, SequencedMap<String, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(path + "." + member.getKey(), member.getValue(), leaves));
        } else {
            leaves.put(path, node.isString() ? node.stringValue() : node.toString());
        }
    }

    /// One document in a line of its own.
    static String line(Object content) {
        return LINE.writeValueAsString(content) + "\n";
    }
}
