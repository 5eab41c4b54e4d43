package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.preimage.app.table.BadTable;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.data.Pairs;
import org.preimage.model.InverseFit;
import org.preimage.space.ColumnNames;

/// A table of pairs and the roles of its columns.
///
/// @param file a CSV file
/// @param inputs the columns of the design, in order
/// @param outputs the columns of the property, in order
/// @param strict whether one unusable row refuses the file
public record PairsFile(Path file, List<String> inputs, List<String> outputs, boolean strict) {
    /// @throws IllegalArgumentException if a name stands twice or is reserved, or a role has no column
    public PairsFile {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        ColumnNames.check("columns", inputs, outputs);
        ReservedNames.check(inputs, outputs);
    }

    /// The pairs alone.
    ///
    /// @throws BadTable if the file cannot be used, or an output holds one and the same value
    public Pairs pairs() {
        return read().pairs();
    }

    /// The pairs, and what the user should know of how they were read.
    record Content(Pairs pairs, List<String> notes) {}

    /// @throws BadTable if the file cannot be used, or an output holds one and the same value
    Content read() {
        ReadOptions options = ReadOptions.pairs(inputs, outputs)
                .withMinimumRows(InverseFit.LEAST_PAIRS)
                .withStrict(strict);
        Table table = TableFile.read(file, options);
        List<String> notes = new ArrayList<>(table.notes());
        for (String constant : table.constantColumns()) {
            double value = table.value(0, table.names().indexOf(constant));
            if (outputs.contains(constant)) {
                throw new BadTable(
                        file,
                        "expected an output that varies, found '" + constant + "' = " + value
                                + " in every row; no inverse exists");
            }
            notes.add("the input '" + constant + "' is " + value + " in every row and stays fixed at that");
        }
        return new Content(new Pairs(inputs, outputs, table.columns(inputs), table.columns(outputs)), notes);
    }
}
