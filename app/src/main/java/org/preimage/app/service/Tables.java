package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.preimage.app.table.Column;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.bench.Problem;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.MaximinLatinHypercube;
import org.preimage.sampling.PointSet;
import org.preimage.space.Input;

/// Tables made from problems and point sets.
public final class Tables {
    private Tables() {}

    /// Writes `n` designs from the problem's prior with their properties.
    public static Written pairs(Problem problem, int n, Seed seed, Path to) {
        if (n < 1) {
            throw new IllegalArgumentException("expected at least one pair, found -n " + n);
        }
        TableFile.write(to, columns(problem.pairs(n, seed)));
        return new Written(n, 0, List.of());
    }

    /// The columns of pairs, the inputs first.
    static List<Column> columns(Pairs pairs) {
        List<Column> columns = named(pairs.inputs(), pairs.x());
        columns.addAll(named(pairs.outputs(), pairs.y()));
        return columns;
    }

    /// Writes the designs of a table with the properties that the problem gives them; the cells of a design that
    /// has none are empty.
    ///
    /// @throws org.preimage.app.table.BadTable if the designs cannot be used
    public static Written evaluate(Problem problem, Path designs, Path to, Context context) {
        List<String> inputs = problem.space().inputNames();
        List<String> outputs = problem.space().outputNames();
        Table table = TableFile.read(designs, ReadOptions.designs(inputs));
        double[][] x = table.columns(inputs);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            rows.add(row(x, i));
        }
        List<List<Double>> y =
                Simulation.named(problem.name(), inputs, outputs, context).run(rows);
        double[][] columns = new double[outputs.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int o = 0; o < columns.length; o++) {
                columns[o][i] = y.get(i).isEmpty() ? Double.NaN : y.get(i).get(o);
            }
        }
        List<Column> written = named(inputs, x);
        written.addAll(named(outputs, columns));
        TableFile.write(to, written);
        return new Written(rows.size(), (int) y.stream().filter(List::isEmpty).count(), table.notes());
    }

    /// Writes `n` points of the set, in the box of the inputs; of a maximin plan there is a note how far apart its
    /// closest points are.
    public static Written plan(PointSet points, int n, List<Input> box, Seed seed, Path to) {
        double[][] unit = points.points(n, box.size(), seed);
        List<Column> columns = new ArrayList<>();
        for (int v = 0; v < box.size(); v++) {
            Input input = box.get(v);
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] =
                        Math.clamp(input.low() + (input.high() - input.low()) * unit[i][v], input.low(), input.high());
            }
            columns.add(Column.numbers(input.name(), column));
        }
        TableFile.write(to, columns);
        return new Written(n, 0, points instanceof MaximinLatinHypercube && n > 1 ? List.of(closest(unit)) : List.of());
    }

    /// Coordinates are at the centers of cells, so in cells the squared distance is a whole number.
    private static String closest(double[][] unit) {
        double distance = MaximinLatinHypercube.minimumDistance(unit);
        double cells = distance * unit.length;
        return String.format(
                Locale.ROOT,
                "the closest two points are %.4f apart in the unit cube; in cells, that distance squared is %d",
                distance,
                Math.round(cells * cells));
    }

    /// The columns under their names, in a list that may be extended.
    static List<Column> named(List<String> names, double[][] values) {
        List<Column> columns = new ArrayList<>();
        for (int v = 0; v < values.length; v++) {
            columns.add(Column.numbers(names.get(v), values[v]));
        }
        return columns;
    }

    private static List<Double> row(double[][] x, int i) {
        List<Double> row = new ArrayList<>();
        for (double[] column : x) {
            row.add(column[i]);
        }
        return row;
    }
}
