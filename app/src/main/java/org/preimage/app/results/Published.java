package org.preimage.app.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.bench.paper.Entry;
import org.preimage.bench.paper.Suite;

/// Figures that others published, in the order of the problems. The paper's are re-simulation errors of its Tables 2
/// and 3; Ren, Padilla and Malof's (2020) are the least errors of the first design, read off their figures within 15 %.
final class Published {
    private static final Map<Entry, double[]> RANDOM = Map.of(
            Entry.MDN, new double[] {0.17, 0.018, 0.024},
            Entry.INN, new double[] {0.12, 0.014, 0.019},
            Entry.CINN, new double[] {0.11, 0.009, 0.421},
            Entry.CVAE, new double[] {0.13, 0.021, 0.798},
            Entry.NEURAL_ADJOINT, new double[] {0.006, 0.008, 0.016},
            Entry.IPAGE_INN, new double[] {0.002, 0.006, 0.011});

    private static final Map<Entry, double[]> USUAL = Map.of(
            Entry.MDN, new double[] {0.22, 0.023, 0.041},
            Entry.INN, new double[] {0.19, 0.015, 0.024},
            Entry.CINN, new double[] {0.16, 0.032, 0.652},
            Entry.CVAE, new double[] {0.25, 0.021, 0.912},
            Entry.NEURAL_ADJOINT, new double[] {0.011, 0.012, 0.031},
            Entry.IPAGE_INN, new double[] {0.004, 0.008, 0.023});

    private static final Map<Entry, double[]> ADJOINT_BENCHMARK = Map.of(
            Entry.MDN, new double[] {4e-1, 4.8e-3, 9e-2},
            Entry.INN, new double[] {7e-1, 2.4e-2, 2e-2},
            Entry.CINN, new double[] {5.4e-1, 1.6e-3, 2.6e-2},
            Entry.CVAE, new double[] {5e-1, 2.4e-2, 1.2e-2},
            Entry.NEURAL_ADJOINT, new double[] {1.0e-3, 2.2e-4, 5e-3});

    private Published() {}

    /// The paper's Table 2.
    static @Nullable Double random(Entry entry, String problem) {
        return of(RANDOM, entry, problem);
    }

    /// The paper's Table 3.
    static @Nullable Double usual(Entry entry, String problem) {
        return of(USUAL, entry, problem);
    }

    /// The neural-adjoint benchmark.
    static @Nullable Double adjointBenchmark(Entry entry, String problem) {
        return of(ADJOINT_BENCHMARK, entry, problem);
    }

    /// The better of the two for random targets.
    static @Nullable Double bestRandom(Entry entry, String problem) {
        Double paper = random(entry, problem);
        Double benchmark = adjointBenchmark(entry, problem);
        return paper == null || benchmark == null ? paper : Double.valueOf(Math.min(paper, benchmark));
    }

    private static @Nullable Double of(Map<Entry, double[]> table, Entry entry, String problem) {
        double[] figures = table.get(entry);
        return figures == null ? null : figures[Suite.PROBLEMS.indexOf(problem)];
    }
}
