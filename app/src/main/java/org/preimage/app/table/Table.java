package org.preimage.app.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.preimage.space.NearestName;

/// The columns of a file that were asked for, as finite numbers, `[columns × rows]`; what a row may lack, and
/// does, is not a number. Immutable.
///
/// Only usable rows are in it; [#fileRow] tells where in the file one of them stands.
public final class Table {
    private final Path source;
    private final List<String> names;
    private final double[][] cells; // [columns × rows]
    private final int[] fileRows;
    private final List<String> notes;
    private final Map<String, List<String>> levels;
    private final int[] groups;

    /// Keeps the arrays, which nobody may write to afterwards.
    Table(
            Path source,
            List<String> names,
            double[][] cells,
            int[] fileRows,
            List<String> notes,
            Map<String, List<String>> levels,
            int[] groups) {
        this.groups = groups;
        this.source = source;
        this.names = List.copyOf(names);
        this.cells = cells;
        this.fileRows = fileRows;
        this.notes = List.copyOf(notes);
        this.levels = levels;
    }

    /// The file, as the user named it.
    public Path source() {
        return source;
    }

    /// The names of the columns, in the order asked for: the inputs, then the outputs.
    public List<String> names() {
        return names;
    }

    /// The levels of a categorical column, whose values are positions among them: those that it was to have,
    /// or, if it was to have any, those that it has, in the order in which they first stand.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public List<String> levels(String name) {
        List<String> found = levels.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Table: " + NearestName.refusal("a categorical column", name, levels.keySet()));
        }
        return found;
    }

    /// By row the number of its group, counting up from zero in the order in which they first stand; all zero
    /// where no column says so.
    public int[] groups() {
        return groups.clone();
    }

    /// The number of rows.
    public int rows() {
        return fileRows.length;
    }

    public double value(int row, int column) {
        return cells[column][row];
    }

    /// The line of the file on which `row` starts, counted from 1; the header is usually line 1. It is what
    /// messages call the row.
    public int fileRow(int row) {
        return fileRows[row];
    }

    /// A copy of the columns `wanted`, `[wanted × rows]`.
    ///
    /// @throws IllegalArgumentException if one was not read from the file
    public double[][] columns(List<String> wanted) {
        return wanted.stream().map(name -> cells[indexOf(name)].clone()).toArray(double[][]::new);
    }

    /// The columns that hold one and the same value in every row, which nothing can be learned from.
    public List<String> constantColumns() {
        return IntStream.range(0, names.size())
                .filter(column -> Arrays.stream(cells[column]).allMatch(value -> value == cells[column][0]))
                .mapToObj(names::get)
                .toList();
    }

    /// Sentences to show to the user, without the name of the file: dropped rows, the separator, a byte order
    /// mark.
    public List<String> notes() {
        return notes;
    }

    private int indexOf(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("Table: " + NearestName.refusal("a column that was read", name, names));
        }
        return index;
    }
}
