package org.preimage.bench.paper;

import java.util.List;
import org.preimage.bench.Problem;
import org.preimage.bench.Reach;
import org.preimage.bench.Reference;
import org.preimage.data.Scaler;
import org.preimage.random.Seed;

/// What is known of a problem without any method, the same for all cells.
final class Truth {
    private static final int PRIOR = 10_000;
    private static final int POSTERIOR = 1000;

    private final Reference reference;
    private final List<double[]> posterior;

    Truth(Problem problem) {
        Seed seed = new Seed(0).of(problem.name());
        Scaler scaler = Scaler.of(problem.sample(PRIOR, seed.of("prior")));
        reference = new Reference(problem, problem.space(), scaler, seed.of("truth"));
        posterior = reference.posterior(POSTERIOR, seed.of("posterior"));
    }

    Reach reach(List<double[]> designs) {
        return reference.reach(designs);
    }

    /// How far designs are from draws of the posterior.
    double discrepancy(List<double[]> designs) {
        return Discrepancy.of(designs, posterior, reference.units());
    }
}
