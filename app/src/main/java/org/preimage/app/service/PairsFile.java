package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.table.BadTable;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.data.Groups;
import org.preimage.data.Pairs;
import org.preimage.model.InverseFit;
import org.preimage.space.ColumnNames;
import org.preimage.space.Declared;
import org.preimage.space.Kind;
import org.preimage.space.NearestName;
import org.preimage.space.Pixels;

/// A table of pairs and the roles of its columns.
///
/// @param file a CSV file
/// @param inputs the columns of the design, in order
/// @param outputs the columns of the property, in order
/// @param strict whether one unusable row refuses the file
/// @param kinds the inputs that are no continuous numbers: `integer` or `categorical` by name
/// @param symmetries motions of the inputs that change no output
/// @param pixels the cell whose pixels the inputs are, row by row; null if they are no pixels
/// @param censored the outputs that are clipped, by name, each with the bound
/// @param group the column that says what rows belong together; null for none
public record PairsFile(
        Path file,
        List<String> inputs,
        List<String> outputs,
        boolean strict,
        Map<String, String> kinds,
        List<String> symmetries,
        @Nullable Pixels pixels,
        Map<String, Double> censored,
        @Nullable String group) {
    private static final String CATEGORICAL = "categorical";

    /// @throws IllegalArgumentException if a name stands twice or is reserved, a role has no column, a kind is
    ///     of no input, a bound of no output, or an output says what rows belong together
    public PairsFile {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        ColumnNames.check("columns", inputs, outputs);
        ReservedNames.check(inputs, outputs);
        Map<String, String> declared = new LinkedHashMap<>(kinds);
        declared.values().removeIf("continuous"::equals);
        for (String name : declared.keySet()) {
            if (!inputs.contains(name)) {
                throw new IllegalArgumentException("kinds: " + NearestName.refusal("a known input", name, inputs));
            }
        }
        kinds = Collections.unmodifiableMap(declared);
        symmetries = List.copyOf(symmetries);
        censored = Collections.unmodifiableMap(new LinkedHashMap<>(censored));
        for (String name : censored.keySet()) {
            if (!outputs.contains(name)) {
                throw new IllegalArgumentException("censored: " + NearestName.refusal("a known output", name, outputs));
            }
        }
        if (group != null && outputs.contains(group)) {
            throw new IllegalArgumentException("group: expected a column that is known before the outputs are, found '"
                    + group + "', which is an output");
        }
    }

    /// Pairs of continuous inputs.
    public PairsFile(Path file, List<String> inputs, List<String> outputs, boolean strict) {
        this(file, inputs, outputs, strict, Map.of(), List.of(), null, Map.of(), null);
    }

    /// The pairs alone.
    ///
    /// @throws BadTable if the file cannot be used, or an output holds one and the same value
    public Pairs pairs() {
        return read().pairs();
    }

    /// The pairs, what is known of their inputs, and what the user should know of how they were read.
    record Content(Pairs pairs, Declared declared, List<String> notes) {}

    /// @throws BadTable if the file cannot be used, or an output holds one and the same value
    Content read() {
        ReadOptions options = ReadOptions.pairs(inputs, outputs)
                .withMinimumRows(InverseFit.LEAST_PAIRS)
                .withStrict(strict)
                .withLevels(categories())
                .withGroup(group);
        Table table = TableFile.read(file, outputs.size() > 1 ? options.lacking() : options);
        List<String> notes = new ArrayList<>(table.notes());
        for (String constant : pixels == null ? table.constantColumns() : List.<String>of()) {
            String value = constant(table, constant);
            if (outputs.contains(constant)) {
                throw new BadTable(
                        file,
                        "expected an output that varies, found '" + constant + "' = " + value
                                + " in every row; no inverse exists");
            }
            notes.add("the input '" + constant + "' is " + value + " in every row and stays fixed at that");
        }
        Map<String, Kind> declared = new LinkedHashMap<>();
        double[][] x = table.columns(inputs);
        kinds.forEach((name, kind) -> {
            int v = inputs.indexOf(name);
            if (kind.equals(CATEGORICAL)) {
                List<String> levels = sorted(table.levels(name));
                x[v] = Arrays.stream(x[v])
                        .map(at -> levels.indexOf(table.levels(name).get((int) at)))
                        .toArray();
                declared.put(name, new Kind.Categorical(levels));
            } else {
                requireWhole(table, name, x[v]);
                declared.put(name, Kind.INTEGER);
            }
        });
        Groups groups = group == null ? null : new Groups(group, table.groups());
        Pairs pairs = new Pairs(inputs, outputs, x, table.columns(outputs), groups);
        notes.addAll(lacking(pairs));
        return new Content(
                pairs,
                new Declared(declared, censored).withSymmetries(symmetries).withPixels(pixels),
                notes);
    }

    /// What is missing of the outputs.
    private static List<String> lacking(Pairs pairs) {
        List<String> notes = new ArrayList<>();
        for (int o = 0; o < pairs.outputs().size(); o++) {
            int missing = pairs.size() - pairs.rowsWith(o).length;
            if (missing > 0) {
                notes.add("the output '" + pairs.outputs().get(o) + "' is missing in " + missing + " of " + pairs.size()
                        + " rows, which the others are learned from");
            }
        }
        return notes;
    }

    /// What a column is in every row.
    private String constant(Table table, String name) {
        double value = table.value(0, table.names().indexOf(name));
        return CATEGORICAL.equals(kinds.get(name)) ? table.levels(name).getFirst() : Double.toString(value);
    }

    /// The categorical inputs, which may have any levels.
    private Map<String, List<String>> categories() {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        kinds.forEach((name, kind) -> {
            if (kind.equals(CATEGORICAL)) {
                categories.put(name, List.of());
            }
        });
        return categories;
    }

    /// In the order of their numbers if they all are numbers, else in that of the alphabet.
    private static List<String> sorted(List<String> levels) {
        boolean numbers = levels.stream().allMatch(level -> level.matches("[+-]?\\d+(\\.\\d+)?"));
        Comparator<String> order = numbers
                ? Comparator.comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        return levels.stream().sorted(order).toList();
    }

    private void requireWhole(Table table, String name, double[] column) {
        for (int row = 0; row < column.length; row++) {
            if (column[row] != Math.rint(column[row])) {
                throw new BadTable(
                        file,
                        "column " + name + ", row " + table.fileRow(row) + ": expected a whole number, found "
                                + column[row]);
            }
        }
    }
}
