package org.preimage.app.service;

import java.util.Arrays;
import java.util.List;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Status;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// Looks at designs once more, as they are to be written, in the user's units: whatever was done to find them, they
/// keep to what was asked.
final class DesignCheck {
    /// What a prediction in another batch may differ by, in tolerances.
    private static final double ROUNDING = 1e-3;

    private DesignCheck() {}

    /// Refuses a report with a design outside the region, or with one said to be on target that is not.
    ///
    /// @throws IllegalStateException if there is one, which is a fault of the program
    static void require(SolveReport report, InverseModel model, Region region, Target target, Workers workers) {
        List<Design> designs = report.answer().designs();
        if (designs.isEmpty()) {
            return;
        }
        double[][] x = new double[region.space().inputs().size()][designs.size()];
        for (int v = 0; v < x.length; v++) {
            for (int i = 0; i < designs.size(); i++) {
                x[v][i] = designs.get(i).inputs().get(v);
            }
        }
        double[][] predicted = model.means(x, workers);
        for (int i = 0; i < designs.size(); i++) {
            Design design = designs.get(i);
            if (!region.containsRounded(
                    design.inputs().stream().mapToDouble(a -> a).toArray())) {
                throw new IllegalStateException("design " + design.id() + ": expected one within the bounds and the"
                        + " constraints, found " + design.inputs());
            }
            double[] y = new double[target.size()];
            for (int o = 0; o < y.length; o++) {
                y[o] = design.polish() != null && design.simulated() != null
                        ? design.simulated().get(o)
                        : predicted[o][i];
            }
            if (design.verdict().status() == Status.ON_TARGET && target.residual(y) > 1 + ROUNDING) {
                throw new IllegalStateException("design " + design.id() + ": expected one that meets the target, found "
                        + Arrays.toString(y) + " and the residual " + target.residual(y));
            }
        }
    }
}
