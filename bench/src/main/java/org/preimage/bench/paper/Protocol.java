package org.preimage.bench.paper;

import java.util.List;

/// How much is measured in a cell.
///
/// @param targets how many random targets get one design each (Table 2)
/// @param adjointTargets the same for the neural adjoint, which takes thousands of starts for each
/// @param designs how many for the usual target (Table 3)
/// @param curveTargets over how many targets the least error of the first designs is averaged; 0 for no curve
/// @param ranked how many test pairs are ranked among draws for the calibration; 0 for none
/// @param epochs of each fit at most; for the settings of the paper see `paperShare`
/// @param paperShare the share of the paper's epochs that is run
public record Protocol(
        int targets, int adjointTargets, int designs, int curveTargets, int ranked, int epochs, double paperShare) {
    /// Draws for each ranked pair.
    static final int RANKING = 100;

    /// A design for a random target that is stuck is drawn again so often at most.
    static final int AGAIN = 10;

    /// The numbers of designs for which the sinewave's loops are counted (Figure 5).
    static final List<Integer> LOOPS = List.of(50, 100, 200, 500, 1000);

    /// So many designs are kept for a picture of the sinewave (Figure 4).
    static final int PICTURED = 200;

    /// Steps after which localization is looked at.
    static final List<Integer> STEPS = List.of(0, 1, 2, 3, 5, 10, 20, 40, 100, 300);
}
