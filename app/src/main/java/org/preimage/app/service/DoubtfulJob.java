package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.preimage.app.table.Column;
import org.preimage.app.table.TableFile;
import org.preimage.model.DoubtfulRows;
import org.preimage.model.InverseModel;
import org.preimage.run.Context;

/// Says which values of a model's pairs look wrong.
public final class DoubtfulJob {
    private final Context context;

    public DoubtfulJob(Context context) {
        this.context = context;
    }

    /// What came of it.
    ///
    /// @param model whose pairs were judged
    /// @param doubts of all values, the most doubtful first
    public record Judged(InverseModel model, List<DoubtfulRows.Doubt> doubts) {
        /// How many values are doubtful.
        public int doubtful() {
            return (int) doubts.stream().filter(DoubtfulRows.Doubt::isDoubtful).count();
        }
    }

    /// Judges the pairs of a model.
    ///
    /// @throws org.preimage.store.ModelFileRefused if the model file is refused
    public Judged run(Path modelFile) {
        InverseModel model = ModelSource.read(modelFile);
        return new Judged(model, DoubtfulRows.of(model, context));
    }

    /// Writes a table of all values with their scores, the most doubtful first, each beside its design.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be written
    public static Written write(Judged judged, Path to) {
        List<DoubtfulRows.Doubt> doubts = judged.doubts();
        InverseModel model = judged.model();
        int[] rows = doubts.stream().mapToInt(DoubtfulRows.Doubt::row).toArray();
        List<Column> columns = new ArrayList<>(ModelColumns.of(
                model.space().inputs(), model.pairs().subset(rows).x()));
        columns.add(Column.text(
                "doubt_output",
                doubts.stream().map(doubt -> output(model, doubt)).toList()));
        columns.add(numbers("doubt_value", doubts, DoubtfulRows.Doubt::value));
        columns.add(numbers("doubt_expected", doubts, DoubtfulRows.Doubt::expected));
        columns.add(numbers("doubt_sd", doubts, DoubtfulRows.Doubt::deviation));
        columns.add(numbers("doubt_score", doubts, DoubtfulRows.Doubt::score));
        columns.add(Column.text(
                "doubtful",
                doubts.stream().map(doubt -> doubt.isDoubtful() ? "yes" : "no").toList()));
        TableFile.write(to, columns);
        return new Written(rows.length, 0, List.of());
    }

    /// The name of a value's output.
    public static String output(InverseModel model, DoubtfulRows.Doubt doubt) {
        return model.space().outputs().get(doubt.output()).name();
    }

    private static Column numbers(
            String name, List<DoubtfulRows.Doubt> doubts, ToDoubleFunction<DoubtfulRows.Doubt> of) {
        return Column.numbers(name, doubts.stream().mapToDouble(of).toArray());
    }
}
