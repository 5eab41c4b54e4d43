package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import org.preimage.cell.LevelSet;
import org.preimage.cell.UnitCell;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.nn.ConvolutionShape;
import org.preimage.nn.ConvolutionalNetwork;
import org.preimage.run.Workers;
import org.preimage.space.Pixels;
import org.preimage.train.Rows;

/// Rows whose designs are cells of pixels, as a prior sees them.
///
/// @param rows what the prior is fitted to
/// @param scaler standardizes its designs
record PixelRows(Rows rows, Scaler scaler) {
    /// Channels of the stages of a network that reads images; each stage halves the image, if it can.
    private static final List<Integer> CHANNELS = List.of(32, 64, 64);

    private static final int LAYERS = 2;

    /// The cell whose pixels the inputs are.
    ///
    /// @throws IllegalArgumentException if a value is no density
    static UnitCell cell(Pixels pixels, Pairs pairs) {
        for (int v = 0; v < pairs.x().length; v++) {
            for (int row = 0; row < pairs.size(); row++) {
                double density = pairs.x()[v][row];
                if (!(density >= 0 && density <= 1)) {
                    throw new IllegalArgumentException("Fit: expected densities from 0 to 1 in the pixels, found "
                            + density + " in the column '" + pairs.inputs().get(v) + "', row " + (row + 1));
                }
            }
        }
        return UnitCell.of(pixels, pairs.x());
    }

    /// The same pairs in which the columns of pixels that mirror each other are one array.
    static Pairs shared(UnitCell cell, Pairs pairs) {
        double[][] x = new double[pairs.x().length][];
        Arrays.setAll(x, v -> pairs.x()[cell.pixel(cell.deciding(v))]);
        return new Pairs(pairs.inputs(), pairs.outputs(), x, pairs.y(), pairs.groups());
    }

    /// Shapes as waves.
    static PixelRows waves(Rows rows, LevelSet waves, Workers workers) {
        double[][] fitted = Columns.of(waves.encode(rows.x(), workers));
        double[][] validated = Columns.of(waves.encode(rows.validationX(), workers));
        Scaler scaler = Scaler.of(fitted);
        Batch x = scaler.scale(fitted);
        return new PixelRows(new Rows(x, rows.y(), scaler.scale(validated), rows.validationY()), scaler);
    }

    /// The network that reads these cells.
    static ConvolutionalNetwork.Shape network(UnitCell cell, FitOptions.Networks networks, int outputs) {
        int stages = 1;
        while (stages < CHANNELS.size() && cell.rows() % (1 << stages) == 0 && cell.columns() % (1 << stages) == 0) {
            stages++;
        }
        ConvolutionShape.Edges edges = new ConvolutionShape.Edges(!cell.upDown(), !cell.leftRight());
        return new ConvolutionalNetwork.Shape(
                new ConvolutionShape(
                        cell.rows(), cell.columns(), edges, CHANNELS.subList(0, stages), LAYERS, networks.activation()),
                networks.hidden(),
                outputs);
    }
}
