package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.Coverage;
import org.preimage.app.report.QuestionReport;
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

    /// One row for each design: its id, its inputs under their own names, what is predicted and simulated, and
    /// what is to be thought of it. There are no columns of simulated values unless a true operator was asked;
    /// where it failed, its cells are empty.
    static List<Column> of(SolveReport report) {
        DesignTable table = new DesignTable(report.answer().designs());
        table.text(ReservedNames.ID, Design::id);
        for (int v = 0; v < report.question().inputs().size(); v++) {
            int at = v;
            QuestionReport.Input input = report.question().inputs().get(v);
            if (input.levels().isEmpty()) {
                table.number(input.name(), design -> design.inputs().get(at));
            } else {
                table.text(input.name(), design -> input.shown(design.inputs().get(at)));
            }
        }
        boolean simulated = report.answer().simulator() != null;
        boolean polished = report.answer().calls() > 0;
        boolean made = report.answer().designs().stream().anyMatch(design -> design.made() != null);
        for (int o = 0; o < report.question().goals().size(); o++) {
            String output = report.question().goals().get(o).output();
            table.output(output, o);
            if (made) {
                table.values(ReservedNames.spread(output), o, DesignTable::spread);
            }
            if (polished) {
                table.values(ReservedNames.unpolished(output), o, DesignTable::before);
            }
            if (simulated) {
                table.values(ReservedNames.simulated(output), o, Design::simulated);
            }
        }
        if (polished) {
            table.number(
                    ReservedNames.CALLS,
                    design -> design.polish() == null ? 0 : design.polish().calls());
        }
        if (report.question().near() != null) {
            table.number(ReservedNames.CHANGE, design -> design.change() == null ? Double.NaN : design.change());
        }
        table.number(ReservedNames.RESIDUAL, design -> design.verdict().residual());
        table.number(ReservedNames.DISTANCE, design -> design.verdict().distance());
        table.number(ReservedNames.HIT_PROBABILITY, design -> design.verdict().hitProbability());
        if (made) {
            table.number(
                    ReservedNames.HIT_PROBABILITY_MADE,
                    design -> design.made() == null ? Double.NaN : design.made().hitProbability());
        }
        table.text(ReservedNames.VERDICT, design -> design.verdict().word());
        Coverage coverage = report.answer().coverage();
        if (coverage != null) {
            double[] component = coverage.component().stream()
                    .mapToDouble(Integer::doubleValue)
                    .toArray();
            table.columns.add(Column.numbers(ReservedNames.COMPONENT, component));
        }
        return table.columns;
    }

    private static @Nullable List<Double> before(Design design) {
        return design.polish() == null ? null : design.polish().before();
    }

    private static @Nullable List<Double> spread(Design design) {
        return design.made() == null ? null : design.made().spread();
    }

    /// A column of values that some designs may lack.
    private void values(String name, int o, Function<Design, @Nullable List<Double>> values) {
        number(name, design -> {
            List<Double> row = values.apply(design);
            return row == null ? Double.NaN : row.get(o);
        });
    }

    private void output(String name, int o) {
        number(
                ReservedNames.predicted(name),
                design -> design.predicted().mean().get(o));
        number(ReservedNames.deviation(name), design -> {
            List<Double> sd = design.predicted().sd();
            return sd == null ? Double.NaN : sd.get(o);
        });
        end(ReservedNames.low(name), o, SolveReport.Range::lo);
        end(ReservedNames.high(name), o, SolveReport.Range::hi);
    }

    /// One end of the intervals.
    private void end(String name, int o, ToDoubleFunction<SolveReport.Range> end) {
        number(name, design -> {
            List<SolveReport.Range> interval = design.predicted().interval();
            return interval == null ? Double.NaN : end.applyAsDouble(interval.get(o));
        });
    }

    private void number(String name, ToDoubleFunction<Design> value) {
        columns.add(Column.numbers(name, designs.stream().mapToDouble(value).toArray()));
    }

    private void text(String name, Function<Design, String> value) {
        columns.add(Column.text(name, designs.stream().map(value).toList()));
    }
}
