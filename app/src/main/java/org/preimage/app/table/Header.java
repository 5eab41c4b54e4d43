package org.preimage.app.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.preimage.space.NearestName;

/// The first line of a table that is not blank: the names of its columns, and what separates them.
///
/// @param names unique and not blank, without the white space around them
/// @param lines the lines of the file up to the end of the header
record Header(Path source, List<String> names, Separator separator, int lines) {

    /// Takes the header from `in`, which is left at the start of the next line.
    static Header read(BufferedReader in, Path source) throws IOException {
        int lines = 0;
        String record = "";
        while (record.isBlank()) {
            StringBuilder text = new StringBuilder();
            int more = readRecord(in, text, source);
            if (more == 0) {
                throw new BadTable(source, "expected a header line with the names of the columns, found an empty file");
            }
            lines += more;
            record = text.toString();
        }
        Separator separator = Separator.of(record, source);
        return new Header(source, names(record, separator, source), separator, lines);
    }

    /// The position of the column `name`, counted from 0.
    int indexOf(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new BadTable(source, "header: " + unknown(name));
        }
        return index;
    }

    private String unknown(String name) {
        if (names.stream().allMatch(NumberSyntax::matches)) {
            return "expected the names of the columns, among them '" + name + "', found only numbers";
        }
        return NearestName.refusal("a column of the file", name, names);
    }

    /// Appends the characters up to the end of the line, or of the last of the lines that quotes join, to
    /// `text`.
    ///
    /// @return the number of lines taken, 0 at the end of the file
    private static int readRecord(BufferedReader in, StringBuilder text, Path source) throws IOException {
        QuoteState quotes = new QuoteState();
        int lines = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            boolean ends = c == '\n' || c == '\r';
            if (c == '\r' && follows(in, '\n')) {
                c = in.read();
            }
            lines += ends ? 1 : 0;
            if (ends && !quotes.inside()) {
                return lines;
            }
            quotes.take((char) c);
            text.append((char) c);
            Limits.check(source, "header", text.length(), Limits.ROW, "characters");
        }
        return text.isEmpty() ? lines : lines + 1;
    }

    private static boolean follows(BufferedReader in, char expected) throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next == expected;
    }

    private static List<String> names(String record, Separator separator, Path source) {
        List<String> names = fields(record, separator, source).stream()
                .map(FormulaGuard::open)
                .map(String::strip)
                .toList();
        Limits.check(source, "header", names.size(), Limits.COLUMNS, "columns");
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String where = "header, column " + (i + 1);
            if (names.get(i).isEmpty()) {
                throw new BadTable(source, where + ": expected a name, found none; name the column or remove it");
            }
            Limits.check(source, where, names.get(i).length(), Limits.NAME, "characters in a name");
            Integer first = positions.putIfAbsent(names.get(i), i);
            if (first != null) {
                throw new BadTable(
                        source,
                        "header: expected every name once, found '" + names.get(i) + "' as column " + (first + 1)
                                + " and as column " + (i + 1));
            }
        }
        return names;
    }

    private static List<String> fields(String record, Separator separator, Path source) {
        CsvRecordHandler handler = CsvRecordHandler.of(
                limits -> limits.maxFields(Limits.ROW).maxFieldSize(Limits.ROW).maxRecordSize(Limits.ROW));
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator.character())
                    .allowUnclosedQuote(false)
                    .maxBufferSize(2 * Limits.ROW)
                    .ofSingleCsvRecord(handler, record)
                    .getFields();
        } catch (CsvParseException fault) {
            throw new BadTable(source, "header: " + RowParser.words(fault));
        }
    }
}
