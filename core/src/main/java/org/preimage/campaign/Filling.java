package org.preimage.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.preimage.random.Seed;
import org.preimage.sampling.PointSet;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Region;

/// Designs that fill a region.
final class Filling {
    /// So many times more points are placed where constraints leave only a part of the box, at most.
    private static final int MOST_TIMES = 64;

    private Filling() {}

    /// So many designs, all different; fewer where there are no more. Where constraints cut the box, points
    /// outside are left out, as long as enough others can be found; then the nearest designs that keep to them
    /// are taken.
    ///
    /// @param points how the box is filled
    static List<double[]> of(Region region, int count, PointSet points, Seed seed) {
        int[] free = IntStream.range(0, region.space().inputs().size())
                .filter(v -> !region.space().inputs().get(v).fixed())
                .toArray();
        if (free.length == 0) {
            throw new IllegalArgumentException("expected an input that is not fixed, found none");
        }
        List<double[]> inside = new ArrayList<>();
        List<double[]> all = new ArrayList<>();
        for (int times = 1; times <= MOST_TIMES && inside.size() < count; times *= 4) {
            all = Arrays.stream(points.points(times * count, free.length, seed))
                    .map(point -> design(region, free, point))
                    .toList();
            inside = different(all, region::contains, count);
        }
        double[] scale = scale(region);
        return inside.size() == count ? inside : different(all, x -> region.project(x, scale), count);
    }

    /// The first that hold.
    private static List<double[]> different(List<double[]> designs, Predicate<double[]> holds, int count) {
        Set<List<Double>> seen = new HashSet<>();
        return designs.stream()
                .filter(holds)
                .filter(x -> seen.add(Arrays.stream(x).boxed().toList()))
                .limit(count)
                .toList();
    }

    /// The ranges of the inputs.
    static double[] scale(Region region) {
        return region.space().inputs().stream()
                .mapToDouble(input -> input.fixed() ? 1 : input.high() - input.low())
                .toArray();
    }

    private static double[] design(Region region, int[] free, double[] point) {
        double[] x = region.space().inputs().stream().mapToDouble(Input::low).toArray();
        for (int k = 0; k < free.length; k++) {
            x[free[k]] = value(region.space().inputs().get(free[k]), point[k]);
        }
        return x;
    }

    /// Every whole number and every level has the same share.
    private static double value(Input input, double share) {
        double range = input.high() - input.low();
        return input.kind() instanceof Kind.Continuous
                ? Math.clamp(input.low() + share * range, input.low(), input.high())
                : Math.min(input.high(), input.low() + Math.floor(share * (range + 1)));
    }
}
