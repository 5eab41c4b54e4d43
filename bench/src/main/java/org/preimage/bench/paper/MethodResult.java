package org.preimage.bench.paper;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.bench.Reach;

/// What a method came to on a problem.
///
/// @param surrogate what its designs are localized on or judged by
/// @param heldOut the root mean squared error of that on rows that chose nothing, by output
/// @param parameters how many weights and biases candidates come from; 0 where nothing was trained for them
/// @param settings of the fit, in words
/// @param random designs for random targets, one each, none chosen by the truth (Table 2)
/// @param ways designs for the usual target (Table 3), by the way they are had, the method's own first
/// @param curve the least error of the first designs (equation 16); empty where it was not asked for
/// @param calibration how far the ranks of true designs among draws are from even, of methods that draw
/// @param loops on the sinewave, by way and number of designs (Figures 4 and 5)
public record MethodResult(
        String surrogate,
        List<Double> heldOut,
        int parameters,
        Map<String, String> settings,
        Random random,
        List<Designs> ways,
        List<Least> curve,
        @Nullable Double calibration,
        List<Loops> loops) {
    public MethodResult {
        heldOut = List.copyOf(heldOut);
        ways = List.copyOf(ways);
        curve = List.copyOf(curve);
        loops = List.copyOf(loops);
    }

    /// Designs for random targets.
    ///
    /// @param gradients of the surrogate, for each design
    /// @param again how many designs were drawn again, as the surrogate said that they were stuck
    public record Random(Errors errors, double gradients, int again) {}

    /// Designs for the usual target.
    ///
    /// @param way how they were had
    /// @param inside the share of the sampler's draws that are inside the box by themselves
    /// @param novelty the median distance to the nearest training row, over that of fresh random designs
    /// @param discrepancy the squared mean discrepancy from draws of the true posterior by rejection
    /// @param gradients of the surrogate for all of them; null where they are not counted
    public record Designs(
            String way,
            Errors errors,
            double inside,
            double novelty,
            Reach reach,
            double discrepancy,
            @Nullable Long gradients) {}

    /// The least error of the first `first` designs, averaged over targets.
    public record Least(int first, double error) {}

    /// The designs in each of the nine loops, and some of the designs for a picture.
    public record Loops(String way, int designs, List<Integer> counts, List<List<Double>> pictured) {}
}
