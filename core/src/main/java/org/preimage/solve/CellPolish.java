package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.preimage.cell.UnitCell;
import org.preimage.data.Encoding;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Target;

/// Binary cells brought to the target with calls of the true operator. What a call says and what the surrogate said
/// differ by an offset that changes little over small changes of a cell; so the search on the surrogate goes on from
/// there, with the offset added, and the next call tells how well that went. The best design that was tried is kept.
public final class CellPolish {
    private final InverseModel model;
    private final UnitCell cell;
    private final int feature;
    private final Simulator f;
    private final PolishOptions options;
    private final Context context;

    /// @param model of the pixels of cells
    /// @param feature the least width of solid and void, in pixels
    /// @param f takes and gives values in the order of the model; all designs' next calls at once if it can
    public CellPolish(InverseModel model, int feature, Simulator f, PolishOptions options, Context context) {
        this.model = model;
        this.cell = Objects.requireNonNull(model.inputs().cell());
        this.feature = feature;
        this.f = f;
        this.options = options;
        this.context = context;
    }

    /// One design: the best shape so far and what is true of it.
    private static final class Trial {
        private boolean[] part;
        private double[] y = new double[0];
        private double[] before = new double[0];
        private int calls;
        private int rounds = CellSearch.ROUNDS;
        private boolean active = true;

        Trial(boolean[] part) {
            this.part = part;
        }
    }

    /// Polishes designs, each on its own.
    ///
    /// @param designs densities of 0 and 1, `[pixels]`
    /// @return in the order of the designs
    public List<Polished> run(List<double[]> designs, Target target, Seed seed) {
        if (designs.isEmpty()) {
            return List.of();
        }
        CellSearch search = new CellSearch(model, cell, feature, target, context);
        List<Trial> trials = designs.stream().map(x -> new Trial(solid(x))).toList();
        List<double[]> first =
                values(trials, trials.stream().map(trial -> trial.part).toList());
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            trial.y = first.get(i);
            trial.before = trial.y;
            trial.active = trial.y.length > 0;
        }
        for (int round = 1; round < options.calls(); round++) {
            List<Trial> active = trials.stream()
                    .filter(trial -> trial.active && !search.isReached(trial.y, options.until()))
                    .toList();
            if (active.isEmpty()) {
                break;
            }
            context.progress().report("polish", round, options.calls(), "");
            step(active, search, seed.of(round));
        }
        return IntStream.range(0, trials.size())
                .mapToObj(i -> polished(trials.get(i), designs.get(i)))
                .toList();
    }

    private void step(List<Trial> active, CellSearch search, Seed seed) {
        List<double[]> predicted =
                search.predict(active.stream().map(trial -> trial.part).toList());
        List<CellSearch.Start> starts = new ArrayList<>();
        for (int i = 0; i < active.size(); i++) {
            Trial trial = active.get(i);
            double[] offset = trial.y.clone();
            for (int o = 0; o < offset.length; o++) {
                offset[o] -= predicted.get(i)[o];
            }
            starts.add(new CellSearch.Start(trial.part, offset, trial.rounds));
        }
        List<boolean[]> found = search.run(starts, seed);
        // Where nothing was found, other changes are drawn in the next round.
        int[] moved = IntStream.range(0, active.size())
                .filter(i -> !Arrays.equals(found.get(i), active.get(i).part))
                .toArray();
        List<Trial> called = Arrays.stream(moved).mapToObj(active::get).toList();
        List<boolean[]> parts = Arrays.stream(moved).mapToObj(found::get).toList();
        List<double[]> values = values(called, parts);
        for (int i = 0; i < moved.length; i++) {
            Trial trial = called.get(i);
            double[] y = values.get(i);
            if (y.length > 0 && search.cost(y) < search.cost(trial.y)) {
                trial.part = parts.get(i);
                trial.y = y;
            } else {
                trial.rounds = Math.max(1, trial.rounds / 2);
            }
        }
    }

    /// One call for each of the trials, counted; empty where it failed.
    private List<double[]> values(List<Trial> trials, List<boolean[]> parts) {
        trials.forEach(trial -> trial.calls++);
        return new Calls(f, context).values(parts.stream().map(this::densities).toList());
    }

    private Polished polished(Trial trial, double[] given) {
        double[] x = trial.y.length == 0 ? given : densities(trial.part);
        return new Polished(x, trial.y, trial.before, trial.calls);
    }

    private boolean[] solid(double[] x) {
        Encoding encoding = model.inputs();
        boolean[] part = new boolean[cell.count()];
        for (int e = 0; e < part.length; e++) {
            part[e] = encoding.scaler().scale(e, x[cell.pixel(e)]) >= 0;
        }
        return part;
    }

    private double[] densities(boolean[] part) {
        double[] densities = new double[part.length];
        for (int e = 0; e < part.length; e++) {
            densities[e] = part[e] ? 1 : 0;
        }
        return cell.unfold(densities);
    }
}
