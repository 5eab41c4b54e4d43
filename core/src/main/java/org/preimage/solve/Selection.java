package org.preimage.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.preimage.math.Batch;

/// Chooses among assessed designs: the trusted ones first that arrived at the target, the most spread of them;
/// then, if there are too few, the other ones within the tolerance, and last the nearest misses.
///
/// @param arrived the largest residual of designs that arrived where localization aims. Others are within the
///     tolerance by chance: they are stuck, mostly at a bound, and their neighbors do better.
/// @param images of a design by its position, standardized, itself among them
/// @param missed what the misses are ordered by: the compromise between goals that cannot be met together
record Selection(double arrived, IntFunction<List<double[]>> images, ToDoubleFunction<Solution> missed) {

    /// The positions of at most `count` designs.
    ///
    /// @param x standardized, `[n × d]`
    /// @param all what is thought of each
    int[] choose(Batch x, List<Solution> all, int count) {
        int[] every = IntStream.range(0, all.size()).toArray();
        int[] on = those(every, i -> all.get(i).status() == Status.ON_TARGET);
        int[] trusted = those(on, i -> all.get(i).belief().verdict() == Verdict.TRUSTED);
        int[] there = those(trusted, i -> all.get(i).residual() <= arrived);
        int[] near = those(trusted, i -> all.get(i).residual() > arrived);
        int[] doubtful = those(on, i -> all.get(i).belief().verdict() != Verdict.TRUSTED);
        int[] misses = those(every, i -> all.get(i).status() != Status.ON_TARGET);
        int[] nearest = leastFirst(misses, i -> missed.applyAsDouble(all.get(i)));
        int[] first = Spread.farthest(x, images, there, count);
        int[] second = Spread.farthest(x, images, near, count - first.length);
        int left = count - first.length - second.length;
        int[] least = Arrays.stream(leastFirst(doubtful, i -> doubt(all.get(i))))
                .limit(2L * left)
                .toArray();
        int[] third = Spread.farthest(x, images, least, left);
        return Stream.of(first, second, third, nearest)
                .flatMapToInt(Arrays::stream)
                .limit(count)
                .toArray();
    }

    /// The chance of a miss; extrapolated designs come after all others.
    private static double doubt(Solution solution) {
        double miss = 1 - solution.belief().hitProbability();
        return solution.belief().verdict() == Verdict.EXTRAPOLATED ? 1 + miss : miss;
    }

    private static int[] those(int[] designs, IntPredicate holds) {
        return Arrays.stream(designs).filter(holds).toArray();
    }

    private static int[] leastFirst(int[] designs, IntToDoubleFunction order) {
        return Arrays.stream(designs)
                .boxed()
                .sorted(Comparator.comparingDouble(order::applyAsDouble))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
