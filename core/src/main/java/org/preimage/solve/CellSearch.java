package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.cell.UnitCell;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Goal;
import org.preimage.space.Target;
import org.preimage.surrogate.Surrogate;

/// Localization of binary cells: small changes of the boundary between void and solid that bring the properties to the
/// target, each of which leaves a cell that can be made.
///
/// In every round the surrogate says what each of some changes does to the properties. Their sum foretells what two or
/// three of them do together; the best of those are predicted, and the best is made. That goes on until the target is
/// reached or nothing brings it nearer.
final class CellSearch {
    /// The share of the tolerance at which a design is done.
    private static final double AIM = 0.2;

    /// The most rounds where nothing else is said.
    static final int ROUNDS = 16;
    private static final int CHUNK = 480;
    /// Of one, of two and of three changes, so many are predicted.
    private static final int TRIED = 4;
    /// So many pairs are the start of three.
    private static final int PAIRS = 12;
    /// What missing a condition by a tolerance costs beside a standard deviation of an output that is to be large.
    private static final double CONDITION = 10;

    private final InverseModel model;
    private final UnitCell cell;
    private final int feature;
    private final Target target;
    private final Context context;
    private final Surrogate.Evaluation evaluation;

    /// @param model of pixels
    /// @param feature the least width of solid and void
    CellSearch(InverseModel model, UnitCell cell, int feature, Target target, Context context) {
        this.model = model;
        this.cell = cell;
        this.feature = feature;
        this.target = target;
        this.context = context;
        evaluation = model.surrogate().evaluation(CHUNK, context.workers());
    }

    /// Where a design starts.
    ///
    /// @param part which can be made
    /// @param offset by how much its properties are larger than the surrogate says, `[m]`, in the user's units
    /// @param rounds the most changes to make, one after the other
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Start(boolean[] part, double[] offset, int rounds) {}

    /// One design on its way.
    private static final class Walk {
        private boolean[] part;
        private double[] predicted;
        private final double[] offset;
        private final int rounds;
        private List<int[]> moves = List.of();
        private boolean active = true;

        Walk(Start start, double[] predicted) {
            part = start.part;
            offset = start.offset;
            rounds = start.rounds;
            this.predicted = plus(predicted, offset);
        }

        boolean[] with(List<int[]> changes) {
            boolean[] changed = part.clone();
            CellMoves.apply(changes, changed);
            return changed;
        }
    }

    /// Moves shapes to the target.
    List<boolean[]> run(List<Start> starts, Seed seed) {
        List<double[]> predicted = predict(starts.stream().map(Start::part).toList());
        List<Walk> walks = IntStream.range(0, starts.size())
                .mapToObj(i -> new Walk(starts.get(i), predicted.get(i)))
                .toList();
        for (int round = 0; true; round++) {
            int passed = round;
            List<Walk> active = walks.stream()
                    .filter(walk -> walk.active && passed < walk.rounds && !isReached(walk.predicted, AIM))
                    .toList();
            if (active.isEmpty()) {
                return walks.stream().map(walk -> walk.part).toList();
            }
            context.checkCancelled();
            findMoves(active, seed.of(round));
            step(active);
        }
    }

    /// Whether properties are within this share of the tolerances, and nothing is to be as large or small as can be.
    boolean isReached(double[] y, double share) {
        return target.objective().isEmpty()
                && IntStream.range(0, y.length).allMatch(o -> miss(o, y[o]) <= Math.max(AIM, share));
    }

    /// How far an output is from what is asked, in tolerances.
    private double miss(int o, double y) {
        Goal goal = target.goals().get(o);
        return goal.isAsked() ? Math.abs(goal.miss(y)) / goal.tolerance() : 0;
    }

    /// What is made small: the squares of how far properties are from what is asked, and the output that is to be
    /// extreme.
    double cost(double[] y) {
        double[] scale = model.outputs().scale();
        double cost = 0;
        for (int o = 0; o < y.length; o++) {
            Goal goal = target.goals().get(o);
            double missed = Math.max(0, miss(o, y[o]) - AIM);
            cost += CONDITION * goal.weight() * missed * missed;
            cost += goal instanceof Goal.Most ? -y[o] / scale[o] : goal instanceof Goal.Least ? y[o] / scale[o] : 0;
        }
        return cost;
    }

    private void findMoves(List<Walk> walks, Seed seed) {
        int pieces = Math.min(walks.size(), 16);
        context.workers().forEach(pieces, piece -> {
            CellMoves moves = new CellMoves(cell, feature);
            for (int i = piece; i < walks.size(); i += pieces) {
                walks.get(i).moves = moves.of(walks.get(i).part, seed.of(i).generator());
            }
        });
    }

    private void step(List<Walk> walks) {
        List<boolean[]> single = new ArrayList<>();
        for (Walk walk : walks) {
            walk.moves.forEach(move -> single.add(walk.with(List.of(move))));
        }
        List<double[]> after = predict(single);
        CellMoves rules = new CellMoves(cell, feature);
        List<List<List<int[]>>> tried = new ArrayList<>();
        List<boolean[]> together = new ArrayList<>();
        int at = 0;
        for (Walk walk : walks) {
            double[][] effects = new double[walk.moves.size()][];
            for (int k = 0; k < effects.length; k++) {
                effects[k] = less(plus(after.get(at++), walk.offset), walk.predicted);
            }
            List<List<int[]>> best = best(walk, effects, rules);
            tried.add(best);
            best.forEach(changes -> together.add(walk.with(changes)));
        }
        choose(walks, tried, predict(together));
    }

    private void choose(List<Walk> walks, List<List<List<int[]>>> tried, List<double[]> predicted) {
        int at = 0;
        for (int i = 0; i < walks.size(); i++) {
            Walk walk = walks.get(i);
            double least = cost(walk.predicted);
            walk.active = false;
            double[] then = walk.predicted;
            boolean[] part = walk.part;
            for (List<int[]> changes : tried.get(i)) {
                double[] y = plus(predicted.get(at++), walk.offset);
                if (cost(y) < least) {
                    least = cost(y);
                    then = y;
                    part = walk.with(changes);
                    walk.active = true;
                }
            }
            walk.predicted = then;
            walk.part = part;
        }
    }

    /// What is foretold to come nearest to the target: of one, two and three changes that go together.
    private List<List<int[]>> best(Walk walk, double[][] effects, CellMoves rules) {
        List<Sum> ones = new ArrayList<>();
        for (int k = 0; k < effects.length; k++) {
            ones.add(sum(walk, effects, k));
        }
        List<Sum> twos = new ArrayList<>();
        for (int k = 0; k < effects.length; k++) {
            for (int l = 0; l < k; l++) {
                if (areApart(walk.moves.get(k), walk.moves.get(l))) {
                    twos.add(sum(walk, effects, k, l));
                }
            }
        }
        twos.sort(Comparator.comparingDouble(Sum::cost));
        List<Sum> threes = new ArrayList<>();
        for (Sum two : twos.subList(0, Math.min(PAIRS, twos.size()))) {
            for (int k = 0; k < effects.length; k++) {
                int third = k;
                if (Arrays.stream(two.moves).allMatch(l -> areApart(walk.moves.get(third), walk.moves.get(l)))) {
                    threes.add(sum(walk, effects, k, two.moves[0], two.moves[1]));
                }
            }
        }
        List<List<int[]>> best = new ArrayList<>();
        for (List<Sum> sums : List.of(ones, twos, threes)) {
            sums.stream()
                    .sorted(Comparator.comparingDouble(Sum::cost))
                    .map(sum ->
                            Arrays.stream(sum.moves).mapToObj(walk.moves::get).toList())
                    .filter(changes -> changes.size() == 1 || rules.allows(walk.part, changes))
                    .limit(TRIED)
                    .forEach(best::add);
        }
        return best;
    }

    /// Changes that are made together, and the cost foretold.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sum(int[] moves, double cost) {}

    private Sum sum(Walk walk, double[][] effects, int... moves) {
        double[] y = walk.predicted.clone();
        for (int k : moves) {
            for (int o = 0; o < y.length; o++) {
                y[o] += effects[k][o];
            }
        }
        return new Sum(moves, cost(y));
    }

    private static boolean areApart(int[] a, int[] b) {
        for (int e : a) {
            for (int f : b) {
                if (e == f) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The means of the surrogate, in the user's units, `[m]` each.
    List<double[]> predict(List<boolean[]> parts) {
        List<double[]> all = new ArrayList<>();
        Batch x = evaluation.x();
        for (int from = 0; from < parts.size(); from += CHUNK) {
            int count = Math.min(CHUNK, parts.size() - from);
            for (int i = 0; i < count; i++) {
                boolean[] part = parts.get(from + i);
                for (int e = 0; e < part.length; e++) {
                    x.set(i, e, part[e] ? 1f : -1f);
                }
            }
            evaluation.run();
            for (int i = 0; i < count; i++) {
                double[] y = new double[target.size()];
                for (int o = 0; o < y.length; o++) {
                    y[o] = model.outputs().unscale(o, evaluation.mean().get(i, o));
                }
                all.add(y);
            }
        }
        return all;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        Arrays.setAll(sum, o -> a[o] + b[o]);
        return sum;
    }

    private static double[] less(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, o -> a[o] - b[o]);
        return difference;
    }
}
