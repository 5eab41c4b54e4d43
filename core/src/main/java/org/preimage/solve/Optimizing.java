package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.run.Context;
import org.preimage.sampling.Spread;

/// From localized designs to those of the smallest objective: from many starts down along the set, then the distinct
/// ends, best first, and after them the best of the other designs on target that are distinct from all.
///
/// @param localizer brings starts to the target
/// @param inside designs in the user's units, in the region and of their kinds, `[d × n]`, from features, `[n × k]`
/// @param assess what is thought of designs in the user's units, `[d × n]`
/// @param among which designs, `[d × n]`, are not far from all pairs: one that is stays so, and comes before others
record Optimizing(
        InverseModel model,
        Localizer localizer,
        Aim aim,
        Confines confines,
        Objective objective,
        Function<Batch, double[][]> inside,
        Function<double[][], List<Solution>> assess,
        Function<double[][], boolean[]> among,
        Context context) {
    /// From so many localized designs the objective is descended, at least.
    private static final int STARTS = 100;

    /// Designs nearer to each other than this, in standard deviations of the inputs, count as one.
    static final double DISTINCT = 0.1;

    /// The designs to show, best first.
    ///
    /// @param x localized, `[n × k]`
    /// @param all what is thought of them
    List<Solution> best(Batch x, List<Solution> all, int count) {
        Batch starts = starts(x, all, count);
        Confines theirs = confines;
        if (model.space().discrete()) {
            starts = model.inputs().encode(inside.apply(starts));
            theirs = confines.holding(model.inputs().discrete(starts.size()));
        }
        localizer.localize(model.surrogate(), starts, aim, theirs, context.workers());
        new TangentDescent(model.surrogate(), aim, theirs, objective, context)
                .run(starts, designs -> among.apply(inside.apply(designs)));
        List<Solution> ends = assess.apply(inside.apply(starts));
        Batch pool = joined(starts, x);
        List<Solution> assessed = new ArrayList<>(ends);
        assessed.addAll(all);
        boolean[] near = among.apply(inside.apply(pool));
        return Arrays.stream(choose(pool, assessed, near, ends.size(), count))
                .mapToObj(assessed::get)
                .toList();
    }

    /// The designs of the smallest objective, the most spread of all, and what is nearest to a given one.
    private Batch starts(Batch x, List<Solution> all, int count) {
        int many = Math.max(STARTS, 2 * count);
        int[] on = IntStream.range(0, all.size())
                .filter(i -> all.get(i).status() == Status.ON_TARGET)
                .toArray();
        int[] from = on.length > 0 ? on : IntStream.range(0, all.size()).toArray();
        int[] smallest = Arrays.stream(from)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> objective.of(all.get(i))))
                .limit(many / 2)
                .mapToInt(i -> i)
                .toArray();
        int[] spread = Spread.farthest(x, from, many / 2);
        Batch starts = x.subset(
                IntStream.concat(Arrays.stream(smallest), Arrays.stream(spread)).toArray());
        return objective instanceof Change change ? joined(starts, change.startsFrom(x.subset(spread))) : starts;
    }

    private static Batch joined(Batch a, Batch b) {
        Batch joined = Batch.zeros(a.size() + b.size(), a.width());
        for (int v = 0; v < a.width(); v++) {
            for (int i = 0; i < joined.size(); i++) {
                joined.set(i, v, i < a.size() ? a.get(i, v) : b.get(i - a.size(), v));
            }
        }
        return joined;
    }

    /// Among ends of the descent, then among others, those near to pairs first, always the smallest that is
    /// distinct; places that are left go to what is nearest to the target.
    private int[] choose(Batch x, List<Solution> all, boolean[] near, int ends, int count) {
        List<Integer> order = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> objective.of(all.get(i))))
                .toList();
        List<Integer> chosen = new ArrayList<>();
        IntPredicate on = i -> all.get(i).status() == Status.ON_TARGET;
        IntPredicate believed = i -> on.test(i) && near[i];
        take(x, order, i -> i < ends && believed.test(i), chosen, count);
        take(x, order, i -> i >= ends && believed.test(i), chosen, count);
        take(x, order, i -> i < ends && on.test(i), chosen, count);
        take(x, order, on, chosen, count);
        List<Integer> nearest = IntStream.range(ends, all.size())
                .filter(i -> !on.test(i))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> all.get(i).residual()))
                .toList();
        nearest.stream().limit(count - chosen.size()).forEach(chosen::add);
        order.stream()
                .filter(i -> i >= ends && !chosen.contains(i))
                .limit(count - chosen.size())
                .toList()
                .forEach(chosen::add);
        return chosen.stream().mapToInt(i -> i).toArray();
    }

    private static void take(Batch x, List<Integer> order, IntPredicate which, List<Integer> chosen, int count) {
        for (int i : order) {
            if (chosen.size() < count
                    && which.test(i)
                    && chosen.stream().noneMatch(j -> distance(x, i, j) < DISTINCT)) {
                chosen.add(i);
            }
        }
    }

    private static double distance(Batch x, int i, int j) {
        double square = 0;
        for (int v = 0; v < x.width(); v++) {
            double difference = x.get(i, v) - x.get(j, v);
            square += difference * difference;
        }
        return Math.sqrt(square);
    }
}
