package org.preimage.solve;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;
import org.preimage.space.Target;

/// Designs on target whose properties move least when their inputs are off.
///
/// @param error of the inputs
record RobustChoice(InverseModel model, InputError error, Target target, Workers workers) {
    /// So many times more designs than are wanted are left to be spread out.
    private static final int CHOICE = 2;

    /// The positions of the designs that are least sensitive, twice as many as are wanted; of others than those on
    /// target only as many as are missing then.
    int[] least(List<Solution> all, int count) {
        ToDoubleFunction<Integer> rough = sensitivity(error.roughSpreads(
                model, Columns.of(all.stream().map(Solution::x).toList()), workers));
        List<Integer> on = IntStream.range(0, all.size())
                .boxed()
                .filter(i -> all.get(i).status() == Status.ON_TARGET)
                .sorted(Comparator.comparingDouble(rough))
                .limit((long) CHOICE * count)
                .toList();
        List<Integer> off = IntStream.range(0, all.size())
                .boxed()
                .filter(i -> all.get(i).status() != Status.ON_TARGET)
                .toList();
        return IntStream.concat(
                        on.stream().mapToInt(i -> i),
                        on.size() >= count ? IntStream.empty() : off.stream().mapToInt(i -> i))
                .sorted()
                .toArray();
    }

    /// The positions of the designs on target with the least sensitive first, then of the others.
    ///
    /// @param made what becomes of each
    List<Integer> order(List<Solution> chosen, List<Made> made) {
        ToDoubleFunction<Integer> sensitivity =
                sensitivity(Columns.of(made.stream().map(Made::spread).toList()));
        return IntStream.range(0, chosen.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> chosen.get(i).status() != Status.ON_TARGET)
                        .thenComparingDouble(
                                i -> chosen.get(i).status() == Status.ON_TARGET ? sensitivity.applyAsDouble(i) : 0))
                .toList();
    }

    /// The largest spread of a design in tolerances.
    private ToDoubleFunction<Integer> sensitivity(double[][] spreads) {
        double[] tolerances = target.tolerances();
        return i -> IntStream.range(0, spreads.length)
                .mapToDouble(o -> spreads[o][i] / tolerances[o])
                .max()
                .orElseThrow();
    }
}
