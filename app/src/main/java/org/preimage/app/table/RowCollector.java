package org.preimage.app.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Gathers the usable rows of a file in growing columns, counts the others, and decides whether what is left
/// will do.
final class RowCollector {
    private static final int LISTED = 20;
    private static final int FIRST_CAPACITY = 1024;

    private final Header header;
    private final ReadOptions options;
    private final double[][] cells;
    private int[] lines = new int[FIRST_CAPACITY];
    private int[] groups = new int[FIRST_CAPACITY];
    private final Map<String, Integer> numbers = new HashMap<>();
    private int rows;
    private long dropped;
    private final List<String> faults = new ArrayList<>();

    RowCollector(Header header, ReadOptions options) {
        this.header = header;
        this.options = options;
        cells = new double[options.columns().size()][FIRST_CAPACITY];
    }

    void add(RowParser row) {
        RowFault fault = row.fault();
        if (fault == null) {
            keep(row);
            return;
        }
        if (fault.systematic()) {
            throw new BadTable(header.source(), fault.sentence());
        }
        dropped++;
        if (faults.size() < LISTED) {
            faults.add(fault.sentence());
        }
    }

    /// The table of the rows gathered.
    ///
    /// @param notes what to tell the user beside what the rows themselves give rise to
    /// @param levels of the categorical columns
    Table table(List<String> notes, Map<String, Levels> levels) {
        if (rows + dropped == 0) {
            throw new BadTable(header.source(), "expected rows below the header, found none");
        }
        if (dropped > 0 && options.strict()) {
            throw unusable("expected only usable rows, as strict reading was asked for");
        }
        if (dropped > rows) {
            throw unusable("expected at least half of the rows to be usable");
        }
        if (rows < options.minimumRows()) {
            String others = dropped > 0 ? ", and " + count() + " unusable: " + listed() : "";
            throw new BadTable(
                    header.source(),
                    "expected at least " + options.minimumRows() + " usable rows, found " + rows + others);
        }
        List<String> all = new ArrayList<>(notes);
        if (dropped > 0) {
            all.add(count() + " dropped: " + listed());
        }
        resize(rows);
        Map<String, List<String>> names = new LinkedHashMap<>();
        levels.forEach((name, found) -> names.put(name, found.names()));
        return new Table(header.source(), options.columns(), cells, lines, all, names, groups);
    }

    private void keep(RowParser row) {
        if (rows == lines.length) {
            resize(Math.addExact(rows, rows >> 1));
        }
        double[] values = row.values();
        for (int column = 0; column < cells.length; column++) {
            cells[column][rows] = values[column];
        }
        groups[rows] = numbers.computeIfAbsent(row.group(), _ -> numbers.size());
        lines[rows++] = row.line();
    }

    /// One column after the other, so that no more than one is held twice.
    private void resize(int capacity) {
        for (int column = 0; column < cells.length; column++) {
            cells[column] = Arrays.copyOf(cells[column], capacity);
        }
        lines = Arrays.copyOf(lines, capacity);
        groups = Arrays.copyOf(groups, capacity);
    }

    private BadTable unusable(String expected) {
        return new BadTable(header.source(), expected + ", found " + count() + " unusable: " + listed());
    }

    private String count() {
        return String.format(Locale.ROOT, "%d of %d rows", dropped, rows + dropped);
    }

    private String listed() {
        String more = dropped > faults.size() ? "; and " + (dropped - faults.size()) + " more" : "";
        return String.join("; ", faults) + more;
    }
}
