package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.table.Column;

/// The designs of a run as the columns of a table.
final class DesignTable {
    private final List<Design> designs;
    private final List<Column> columns = new ArrayList<>();

    private DesignTable(List<Design> designs) {
        this.designs = designs;
    }

    /// One row for each design: its id, its inputs under their own names, what is predicted and simulated, and what
    /// is to be thought of it. There are no columns of simulated values unless a true operator was asked; where it
    /// failed, its cells are empty.
    static List<Column> of(SolveReport report) {
        DesignTable table = new DesignTable(report.answer().designs());
        table.text(ReservedNames.ID, Design::id);
        for (int v = 0; v < report.question().inputs().size(); v++) {
            int input = v;
            table.number(
                    report.question().inputs().get(v).name(),
                    design -> design.inputs().get(input));
        }
        boolean simulated = report.answer().simulator() != null;
        for (int o = 0; o < report.question().goals().size(); o++) {
            table.output(report.question().goals().get(o).output(), o, simulated);
        }
        table.number(ReservedNames.RESIDUAL, design -> design.verdict().residual());
        table.text(ReservedNames.STATUS, design -> design.verdict().status().word());
        table.number(ReservedNames.DISTANCE, design -> design.verdict().distance());
        table.text(ReservedNames.TRUST, design -> design.verdict().trust());
        return table.columns;
    }

    private void output(String name, int o, boolean simulated) {
        number(
                ReservedNames.predicted(name),
                design -> design.predicted().mean().get(o));
        number(ReservedNames.deviation(name), design -> {
            List<Double> sd = design.predicted().sd();
            return sd == null ? Double.NaN : sd.get(o);
        });
        if (simulated) {
            number(
                    ReservedNames.simulated(name),
                    design -> design.simulated() == null
                            ? Double.NaN
                            : Objects.requireNonNull(design.simulated()).get(o));
        }
    }

    private void number(String name, ToDoubleFunction<Design> value) {
        columns.add(Column.numbers(name, designs.stream().mapToDouble(value).toArray()));
    }

    private void text(String name, Function<Design, String> value) {
        columns.add(Column.text(name, designs.stream().map(value).toList()));
    }
}
