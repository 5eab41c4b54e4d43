package org.preimage.train;

import java.util.List;
import org.preimage.grad.Parameters;

/// What a [Trainer] minimizes.
interface Objective {
    /// What is fitted, in a word or two.
    String name();

    Parameters parameters();

    /// The number of training rows.
    int rows();

    /// The number of rows in a step.
    int batch();

    /// Computes loss and gradients on the rows `order[from] … order[from + batch − 1]`.
    ///
    /// @param progress the share of the training that is done, 0 … 1
    /// @param step the number of the step in all, which names the stream of whatever is drawn
    double step(int[] order, int from, long step, double progress);

    /// The names of the scores, lower being better.
    List<String> scores();

    /// The scores on the validation rows.
    double[] validate();
}
