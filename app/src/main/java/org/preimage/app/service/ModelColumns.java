package org.preimage.app.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preimage.app.table.Column;
import org.preimage.space.Input;
import org.preimage.space.Kind;

/// The inputs of a model as the columns of a table: levels as text, everything else as numbers.
public final class ModelColumns {
    private ModelColumns() {}

    /// The levels of the categorical inputs by name.
    public static Map<String, List<String>> levels(List<Input> inputs) {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (Input input : inputs) {
            if (input.kind() instanceof Kind.Categorical(var names)) {
                levels.put(input.name(), names);
            }
        }
        return levels;
    }

    /// Designs, `[d × n]`.
    public static List<Column> of(List<Input> inputs, double[][] x) {
        List<Column> columns = new ArrayList<>();
        for (int v = 0; v < x.length; v++) {
            Input input = inputs.get(v);
            columns.add(
                    input.kind() instanceof Kind.Categorical category
                            ? Column.text(
                                    input.name(),
                                    Arrays.stream(x[v])
                                            .mapToObj(category::shown)
                                            .toList())
                            : Column.numbers(input.name(), x[v]));
        }
        return columns;
    }
}
