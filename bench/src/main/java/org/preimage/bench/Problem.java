package org.preimage.bench;

import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.operator.DifferentiableOperator;
import org.preimage.random.Seed;
import org.preimage.space.Target;

/// A task with a known answer: a true operator with its derivatives, the prior that its designs are drawn from,
/// and the target that is usually asked of it. Problems have no state and are safe for use by several threads.
public interface Problem extends DifferentiableOperator {

    /// The short name that the problem is asked for by, such as `arm`.
    String name();

    /// One sentence for a list of problems.
    String description();

    /// What is usually asked; its tolerances are about 1 % of the standard deviation of each output over the
    /// prior.
    Target usualTarget();

    /// `n` independent designs from the prior, `[d × n]`, variable-major. The first designs do not depend on
    /// how many are drawn. A prior with tails reaches beyond the bounds of the space in rare cases, which the
    /// problem states.
    ///
    /// @throws IllegalArgumentException if `n` is negative
    double[][] sample(int n, Seed seed);

    /// `n` designs from the prior with their properties.
    ///
    /// @throws IllegalArgumentException if `n` is negative
    default Pairs pairs(int n, Seed seed) {
        double[][] x = sample(n, seed);
        double[][] y = new double[space().outputs().size()][n];
        for (int row = 0; row < n; row++) {
            double[] property = evaluate(Columns.row(x, row));
            for (int i = 0; i < y.length; i++) {
                y[i][row] = property[i];
            }
        }
        return new Pairs(space().inputNames(), space().outputNames(), x, y);
    }
}
