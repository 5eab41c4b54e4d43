package org.preimage.app.simulator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SimulatorConfig.ResultConfig;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.space.NearestName;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the outputs in what a program wrote.
final class ResultText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /// With the exponent of Fortran's double precision, too.
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?");

    private final List<String> outputs;
    private final boolean csv;
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    /// @param told how the outputs are written; null for JSON
    /// @throws IllegalArgumentException if there are patterns, but not one for each output
    ResultText(List<String> outputs, @Nullable ResultConfig told) {
        this.outputs = outputs;
        csv = told != null && "csv".equals(told.format());
        if (told != null && !told.patterns().isEmpty()) {
            for (String output : outputs) {
                String pattern = told.patterns().get(output);
                if (pattern == null) {
                    throw new IllegalArgumentException("result.patterns: "
                            + NearestName.refusal(
                                    "a pattern for every output",
                                    output,
                                    told.patterns().keySet()));
                }
                patterns.put(output, Pattern.compile(pattern, Pattern.MULTILINE));
            }
        }
    }

    /// What cannot be read, in words.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /// The outputs in `text`.
    ///
    /// @param where it was found, such as `on the standard output`
    Outcome outcome(String text, String where) {
        try {
            Map<String, String> found = patterns.isEmpty() ? (csv ? csv(text) : json(text)) : matched(text);
            double[] y = new double[outputs.size()];
            for (int o = 0; o < y.length; o++) {
                y[o] = number(outputs.get(o), found);
            }
            return new Simulated(y);
        } catch (Unreadable fault) {
            return new Failed(fault.getMessage() + " " + where);
        }
    }

    private static double number(String output, Map<String, String> found) throws Unreadable {
        String text = found.get(output);
        if (text == null) {
            throw new Unreadable("expected a value of '" + output + "', found "
                    + (found.isEmpty() ? "none" : "those of " + String.join(", ", found.keySet())));
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Unreadable("expected a finite number for '" + output + "', found " + Words.quoted(text));
        }
        double value = Double.parseDouble(text.replace('d', 'e').replace('D', 'e'));
        if (!Double.isFinite(value)) {
            throw new Unreadable("expected a finite number for '" + output + "', found " + Words.quoted(text));
        }
        return value;
    }

    /// The whole text, or its last line, where other lines are before it.
    private static Map<String, String> json(String text) throws Unreadable {
        JsonNode whole = parsed(text);
        JsonNode node = whole != null
                ? whole
                : parsed(text.lines().filter(line -> !line.isBlank()).reduce("", (_, later) -> later));
        if (node == null || !node.isObject()) {
            throw new Unreadable("expected a JSON object with the outputs, found " + Words.last(text));
        }
        Map<String, String> values = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> values.put(member.getKey(), member.getValue().asString("")));
        return values;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return text.isBlank() ? null : JSON.readTree(text);
        } catch (JacksonException _) {
            return null;
        }
    }

    /// The last two lines: the header and the row.
    private static Map<String, String> csv(String text) throws Unreadable {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            throw new Unreadable("expected a header line and a row, found " + Words.last(text));
        }
        String table = String.join("\n", lines.subList(lines.size() - 2, lines.size()));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            Map<String, String> values = new LinkedHashMap<>();
            for (NamedCsvRecord row : reader) {
                row.getFieldsAsMap().forEach((name, value) -> values.put(name.strip(), value.strip()));
            }
            return values;
        } catch (CsvParseException | IOException _) {
            throw new Unreadable("expected a header line and a row, found " + Words.last(text));
        }
    }

    private Map<String, String> matched(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> found = new ArrayList<>();
        patterns.forEach((output, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            found.clear();
            while (matcher.find()) {
                found.add(String.valueOf(matcher.group(1)));
            }
            if (!found.isEmpty()) {
                values.put(output, found.getLast().strip());
            }
        });
        return values;
    }
}
