package org.preimage.app.table;

import java.util.List;
import java.util.function.IntFunction;

/// A named column to be written: numbers or text.
public final class Column {
    private final String name;
    private final int size;
    private final boolean number;
    private final IntFunction<String> cells;

    private Column(String name, int size, boolean number, IntFunction<String> cells) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Column: expected a name, found a blank one");
        }
        this.name = name;
        this.size = size;
        this.number = number;
        this.cells = cells;
    }

    /// A column of numbers. NaN stands for a value that is not known, and is written as an empty cell; infinite
    /// values are refused.
    ///
    /// @param values kept, not copied
    public static Column numbers(String name, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException(
                        "Column " + name + ": expected finite numbers, found " + values[row] + " at index " + row);
            }
        }
        return new Column(
                name, values.length, true, row -> Double.isNaN(values[row]) ? "" : NumberText.of(values[row]));
    }

    /// A column of text, such as identifiers or a status. What a spreadsheet would run as a formula is written
    /// with an apostrophe in front.
    public static Column text(String name, List<String> values) {
        List<String> kept = List.copyOf(values);
        return new Column(name, kept.size(), false, row -> FormulaGuard.close(kept.get(row)));
    }

    /// What the header says.
    public String name() {
        return name;
    }

    /// The number of rows.
    public int size() {
        return size;
    }

    /// Whether it is one of numbers.
    public boolean isNumber() {
        return number;
    }

    /// The cell of `row` as it goes into the file, but for the quotes it may need there; empty where a number is not
    /// known.
    public String cell(int row) {
        return cells.apply(row);
    }
}
