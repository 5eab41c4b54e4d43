package org.preimage.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The rule for the names of columns, wherever inputs and outputs stand together: at least one of each, none
/// blank, and no name twice among all of them.
public final class ColumnNames {
    private ColumnNames() {}

    /// Refuses names that break the rule.
    ///
    /// @param where what has the columns, to begin the message with, such as `Space`
    /// @throws IllegalArgumentException if a kind has no column, or a name is blank or stands twice
    public static void check(String where, List<String> inputs, List<String> outputs) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException(where + ": expected at least one input and one output, found "
                    + inputs.size() + " and " + outputs.size());
        }
        Set<String> seen = new HashSet<>();
        for (String name : Stream.concat(inputs.stream(), outputs.stream()).toList()) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(where + ": expected a name for every column, found a blank one");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        where + ": expected every column to have a name of its own, found '" + name + "' twice");
            }
        }
    }
}
