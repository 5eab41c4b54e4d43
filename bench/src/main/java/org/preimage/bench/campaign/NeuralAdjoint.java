package org.preimage.bench.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.campaign.History;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.space.Region;
import org.preimage.space.Space;

/// The neural adjoint in a loop: a network is fitted to all runs, and its best designs that differ are run next.
record NeuralAdjoint() implements Strategy {
    /// A quarter of the paper's: a batch is a handful.
    private static final int STARTS = 512;

    private static final int CHOICE = 200;

    @Override
    public String name() {
        return "neural adjoint";
    }

    @Override
    public List<double[]> next(Task task, History history, int batch, Seed seed, Context context) {
        InverseModel model = InverseFit.of(
                rows(task, history), FitOptions.of(Method.NEURAL_ADJOINT), "bench", seed.of("fit"), context);
        Space space = model.space();
        for (var input : task.quest().space().inputs()) {
            space = space.withBounds(input.name(), input.low(), input.high());
        }
        SolveOptions options =
                new SolveOptions(CHOICE, new SimpleRandom(), AdamSearch.ADJOINT, STARTS, Spreading.NEAREST);
        List<double[]> best = new Solver(model, Region.of(space), options, context)
                .solve(task.quest().target(), seed.of("solve")).solutions().stream()
                        .map(solution -> solution.x())
                        .toList();
        return apart(task, history, best, batch, seed);
    }

    /// The first designs that differ from those that hit and from each other; random ones where there are too
    /// few.
    static List<double[]> apart(Task task, History history, List<double[]> ranked, int batch, Seed seed) {
        List<double[]> taken = new ArrayList<>(task.quest().hits(history));
        List<double[]> chosen = new ArrayList<>();
        for (double[] x : ranked) {
            if (chosen.size() < batch && task.quest().isApart(x, taken)) {
                chosen.add(x);
                taken.add(x);
            }
        }
        chosen.addAll(Strategy.anywhere(task.quest(), batch - chosen.size(), seed.of("anywhere")));
        return chosen;
    }

    /// What was known before, and then the runs that succeeded.
    static Pairs rows(Task task, History history) {
        List<double[]> x = new ArrayList<>();
        List<double[]> y = new ArrayList<>();
        Pairs known = task.known();
        IntStream.range(0, known.size()).forEach(i -> {
            x.add(Columns.row(known.x(), i));
            y.add(Columns.row(known.y(), i));
        });
        history.forEachProperty((design, property) -> {
            x.add(design);
            y.add(property);
        });
        return new Pairs(known.inputs(), known.outputs(), Columns.of(x), Columns.of(y));
    }
}
