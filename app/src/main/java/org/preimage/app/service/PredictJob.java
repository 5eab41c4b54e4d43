package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.preimage.app.table.Column;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;

/// Asks a model for the properties of designs in a table.
public final class PredictJob {
    private final Workers workers;

    public PredictJob(Workers workers) {
        this.workers = workers;
    }

    /// Writes the model's inputs as they stand in `designs`, with a prediction, its standard deviation and its
    /// 90 % interval for each output.
    ///
    /// @throws org.preimage.store.ModelFileRefused if the model file is refused
    /// @throws org.preimage.app.table.BadTable if the designs cannot be used
    /// @throws java.io.UncheckedIOException if the result cannot be written
    public Written run(Path modelFile, Path designs, Path to) {
        InverseModel model = ModelSource.read(modelFile);
        List<String> inputs = model.space().inputNames();
        Table table = TableFile.read(
                designs,
                ReadOptions.designs(inputs)
                        .withLevels(ModelColumns.levels(model.space().inputs())));
        double[][] x = table.columns(inputs);
        InverseModel.Predicted predicted = model.predict(x, workers);
        List<Column> columns = new ArrayList<>(ModelColumns.of(model.space().inputs(), x));
        for (int o = 0; o < predicted.mean().length; o++) {
            String output = model.space().outputs().get(o).name();
            columns.add(
                    Column.numbers(ReservedNames.predicted(output), predicted.mean()[o]));
            columns.add(
                    Column.numbers(ReservedNames.deviation(output), predicted.deviation()[o]));
            columns.add(Column.numbers(ReservedNames.low(output), predicted.low()[o]));
            columns.add(Column.numbers(ReservedNames.high(output), predicted.high()[o]));
        }
        TableFile.write(to, columns);
        return new Written(table.rows(), 0, table.notes());
    }
}
