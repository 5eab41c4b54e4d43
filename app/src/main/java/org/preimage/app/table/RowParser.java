package org.preimage.app.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preimage.space.Kind;

/// Turns the fields of one row after the other into numbers, without an object for a field that is one. The
/// parser is itself the row it last read, and what it holds is overwritten by the next one.
final class RowParser extends AbstractBaseCsvCallbackHandler<RowParser> {
    /// What stands where a value is missing, in capitals, beside nothing.
    private static final Set<String> MISSING = Set.of("NA", "N/A", "NAN");

    private final Header header;
    private final int[] slots; // for each column of the file, its place among the wanted ones, or -1
    private final @Nullable Levels[] levels; // by place among the wanted ones, where that is categorical
    private final double[] values;
    private int fields;
    private long characters;
    private int faultyColumn;
    private @Nullable String faultyText;
    private final int firstLacking; // from this place among the wanted ones on, values may be missing
    private int missing;
    private final int groupColumn; // of the file, or -1
    private String group = "";

    RowParser(Header header, ReadOptions options, Map<String, Levels> categorical) {
        List<String> wanted = options.columns();
        this.header = header;
        firstLacking = options.mayLack() ? options.inputs().size() : wanted.size();
        groupColumn = options.group() == null ? -1 : header.indexOf(options.group());
        slots = new int[header.names().size()];
        Arrays.fill(slots, -1);
        for (int slot = 0; slot < wanted.size(); slot++) {
            slots[header.indexOf(wanted.get(slot))] = slot;
        }
        values = new double[wanted.size()];
        levels = wanted.stream().map(categorical::get).toArray(Levels[]::new);
    }

    /// The wanted values of the row, in the order wanted; of use only if [#fault()] is null.
    double[] values() {
        return values;
    }

    /// The line of the file on which the row starts, counted from 1.
    int line() {
        return Math.toIntExact(header.lines() + getStartingLineNumber());
    }

    /// What is wrong with the row, or null if nothing is.
    @Nullable
    RowFault fault() {
        if (fields != slots.length) {
            String words = "expected " + slots.length + " fields, found " + fields;
            return new RowFault("row " + line() + ": " + words, false);
        }
        if (faultyText == null) {
            return lacking();
        }
        Levels known = levels[slots[faultyColumn]];
        CellFault fault = known == null ? CellFault.of(faultyText) : known.fault(faultyText);
        String where = "column " + header.names().get(faultyColumn) + ", row " + line() + ": ";
        return new RowFault(where + fault.words(), fault.systematic());
    }

    private @Nullable RowFault lacking() {
        if (missing > 0 && missing == values.length - firstLacking) {
            return new RowFault("row " + line() + ": expected a value of some output, found none", false);
        }
        if (groupColumn >= 0 && group.isEmpty()) {
            String where = "column " + header.names().get(groupColumn) + ", row " + line();
            return new RowFault(where + ": expected a group, found an empty cell", false);
        }
        return null;
    }

    /// What stands in the column of the groups; of a number its value, however it is written.
    String group() {
        double number = NumberSyntax.parse(group.toCharArray(), 0, group.length());
        return Double.isNaN(number) ? group : Double.toString(number);
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        missing = 0;
        group = "";
        fields = 0;
        characters = 0;
        faultyText = null;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        fields++;
        characters += length;
        if (fields > Limits.COLUMNS || characters > Limits.ROW) {
            refuseLargeRow();
        }
        boolean wanted = column < slots.length && slots[column] >= 0;
        if (wanted || column == groupColumn) {
            int from = offset;
            int to = offset + length;
            while (from < to && isSpace(buffer[from])) {
                from++;
            }
            while (from < to && isSpace(buffer[to - 1])) {
                to--;
            }
            if (column == groupColumn) {
                group = FormulaGuard.open(new String(buffer, from, to - from));
            }
            if (wanted) {
                take(column, buffer, from, to);
            }
        }
    }

    @Override
    protected RowParser buildRecord() {
        return this;
    }

    /// What FastCSV refused, in words for the user.
    static String words(CsvParseException fault) {
        String message = String.valueOf(fault.getMessage());
        if (message.startsWith("The maximum buffer")) {
            return "expected at most " + Limits.FIELD + " characters in a field, found more; is a quote never closed?";
        }
        if (message.startsWith("Unexpected character after closing quote")) {
            return "expected a separator or the end of the line after a closing quote, found other text";
        }
        return "expected every quote to be closed, found the end of the file";
    }

    private void take(int column, char[] buffer, int from, int to) {
        Levels known = levels[slots[column]];
        double value = known == null
                ? NumberSyntax.parse(buffer, from, to)
                : level(known, column, FormulaGuard.open(new String(buffer, from, to - from)));
        values[slots[column]] = value;
        if (Double.isNaN(value) && slots[column] >= firstLacking && isMissing(buffer, from, to)) {
            missing++;
        } else if (Double.isNaN(value) && faultyText == null) {
            faultyColumn = column;
            faultyText = new String(buffer, from, to - from);
        }
    }

    private double level(Levels known, int column, String text) {
        double position = known.position(text);
        if (known.isTooMany()) {
            throw new BadTable(
                    header.source(),
                    "column " + header.names().get(column) + ", row " + line() + ": expected a category of at most "
                            + Kind.Categorical.MOST + " levels, found another one, " + CellFault.quoted(text)
                            + "; is it a number, or a name of its own for every row?");
        }
        return position;
    }

    private void refuseLargeRow() {
        String where = "row " + line();
        Limits.check(header.source(), where, fields, Limits.COLUMNS, "columns");
        throw Limits.tooLarge(header.source(), where, Limits.ROW, "characters");
    }

    private static boolean isMissing(char[] buffer, int from, int to) {
        return from == to || MISSING.contains(new String(buffer, from, to - from).toUpperCase(Locale.ROOT));
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0';
    }
}
