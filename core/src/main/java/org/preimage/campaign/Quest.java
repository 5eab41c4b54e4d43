package org.preimage.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// What a campaign looks for: different designs in a region whose properties hit a target.
///
/// @param region where designs may be; its space has the symmetries
/// @param target what their properties are to be
/// @param apart how far designs that count as different are from each other at least, as [#distance] measures it
/// @param censored the outputs that are clipped, by name, each with the bound
public record Quest(Region region, Target target, double apart, Map<String, Double> censored) {
    /// @throws IllegalArgumentException if the target has not one goal for each output or an objective among
    ///     them, or the distance is negative
    public Quest {
        censored = Collections.unmodifiableMap(new LinkedHashMap<>(censored));
        int outputs = region.space().outputs().size();
        if (target.size() != outputs || target.objective().isPresent()) {
            throw new IllegalArgumentException("Quest: expected a value, a range or nothing for each of " + outputs
                    + " outputs, found " + target.goals());
        }
        if (!(apart >= 0)) {
            throw new IllegalArgumentException("Quest: expected a distance that is not negative, found " + apart);
        }
    }

    /// The inputs and outputs.
    public Space space() {
        return region.space();
    }

    /// How far two designs are from each other: Euclidean, in the ranges of the inputs, and 1 for a category that
    /// differs; of images under the symmetries the nearest.
    ///
    /// @param x `[d]`
    /// @param other `[d]`
    public double distance(double[] x, double[] other) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] image : space().symmetries().images(x)) {
            double sum = 0;
            for (int v = 0; v < image.length; v++) {
                double step = step(v, image[v], other[v]);
                sum += step * step;
            }
            least = Math.min(least, sum);
        }
        return Math.sqrt(least);
    }

    private double step(int v, double a, double b) {
        Input input = space().inputs().get(v);
        if (input.kind() instanceof Kind.Categorical) {
            return a == b ? 0 : 1;
        }
        return (a - b) / (input.fixed() ? 1 : input.high() - input.low());
    }

    /// Whether a design is at least so far from each of others as designs that count as different are.
    public boolean isApart(double[] x, List<double[]> others) {
        return others.stream().allMatch(other -> distance(x, other) >= apart);
    }

    /// The designs of a history that hit and are different from those before them, in their order.
    public List<double[]> hits(History history) {
        List<double[]> hits = new ArrayList<>();
        history.forEachProperty((x, y) -> {
            if (target.isHitBy(y) && isApart(x, hits)) {
                hits.add(x);
            }
        });
        return hits;
    }
}
