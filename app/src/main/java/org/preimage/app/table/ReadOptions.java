package org.preimage.app.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked of a table file.
///
/// @param inputs the columns of the design `x`, in the order wanted
/// @param outputs the columns of the property `y`, in the order wanted; empty for a table of designs
/// @param minimumRows the least number of usable rows, at least 1
/// @param strict whether a single unusable row refuses the file, instead of being dropped and reported
/// @param levels the inputs that are categorical, with the levels that they may have; any if there are none
/// @param mayLack whether a row may lack some of the outputs, but not all
/// @param group a column of numbers or texts, which says what rows belong together; null for none
public record ReadOptions(
        List<String> inputs,
        List<String> outputs,
        int minimumRows,
        boolean strict,
        Map<String, List<String>> levels,
        boolean mayLack,
        @Nullable String group) {
    public ReadOptions {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        levels = Map.copyOf(levels);
        if (inputs.isEmpty() && outputs.isEmpty()) {
            throw new IllegalArgumentException("ReadOptions: expected at least one column to read, found none");
        }
        if (minimumRows < 1) {
            throw new IllegalArgumentException(
                    "ReadOptions: expected a minimum number of rows of at least 1, found " + minimumRows);
        }
        refuseRepeats("inputs", inputs);
        refuseRepeats("outputs", outputs);
        for (String name : outputs) {
            if (inputs.contains(name)) {
                throw new IllegalArgumentException("expected every column in one role, found '" + name
                        + "' among the inputs and among the outputs");
            }
        }
    }

    /// Designs and their properties; at least one row, and unusable rows are dropped.
    public static ReadOptions pairs(List<String> inputs, List<String> outputs) {
        return new ReadOptions(inputs, outputs, 1, false, Map.of(), false, null);
    }

    /// Designs alone; at least one row, and unusable rows are dropped.
    public static ReadOptions designs(List<String> inputs) {
        return new ReadOptions(inputs, List.of(), 1, false, Map.of(), false, null);
    }

    public ReadOptions withMinimumRows(int rows) {
        return new ReadOptions(inputs, outputs, rows, strict, levels, mayLack, group);
    }

    public ReadOptions withStrict(boolean refuseAnyUnusableRow) {
        return new ReadOptions(inputs, outputs, minimumRows, refuseAnyUnusableRow, levels, mayLack, group);
    }

    /// With inputs that are text.
    ///
    /// @param known the levels each may have, by its name; any if there are none
    public ReadOptions withLevels(Map<String, List<String>> known) {
        return new ReadOptions(inputs, outputs, minimumRows, strict, known, mayLack, group);
    }

    /// With outputs of which a row may lack some, but not all: their cells are empty, or hold NA, N/A or NaN.
    public ReadOptions lacking() {
        return new ReadOptions(inputs, outputs, minimumRows, strict, levels, true, group);
    }

    /// With a column, of numbers or texts, that says what rows belong together; it may be an input.
    public ReadOptions withGroup(@Nullable String column) {
        return new ReadOptions(inputs, outputs, minimumRows, strict, levels, mayLack, column);
    }

    /// All columns wanted: the inputs, then the outputs.
    public List<String> columns() {
        return Stream.concat(inputs.stream(), outputs.stream()).toList();
    }

    private static void refuseRepeats(String role, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "expected every column once, found '" + name + "' twice among the " + role);
            }
        }
    }
}
