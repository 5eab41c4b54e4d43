package org.preimage.optim;

import java.util.Arrays;
import org.preimage.math.Kernels;

/// Adam (Kingma and Ba 2015) with the usual constants, on a flat array; its state is the two moments and the
/// step count.
public final class Adam {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    /// So many numbers at a time: a method that is called a few hundred times only, however long it runs, is not
    /// compiled, and its vectors go to the heap. A multiple of every vector's length.
    private static final int SLICE = 2048;

    private final float[] first;
    private final float[] second;
    private int steps;

    /// All that the next step depends on beside its arguments.
    ///
    /// @param first the first moments
    /// @param second the second moments, as many
    /// @param steps the number of steps since the start or the last reset
    public record State(float[] first, float[] second, int steps) {}

    public Adam(int size) {
        first = new float[size];
        second = new float[size];
    }

    /// Moves `x` by one step against `gradient`; the bias corrections of algorithm 1 are folded into rate and
    /// epsilon.
    public void step(float[] x, float[] gradient, double rate) {
        steps++;
        double root = Math.sqrt(1 - Math.pow(BETA_2, steps));
        float corrected = (float) (rate * root / (1 - Math.pow(BETA_1, steps)));
        float epsilon = (float) (EPSILON * root);
        for (int from = 0; from < first.length; from += SLICE) {
            int count = Math.min(SLICE, first.length - from);
            Kernels.ACTIVE.adam(x, first, second, gradient, from, count, BETA_1, BETA_2, corrected, epsilon);
        }
    }

    /// Forgets the moments.
    public void reset() {
        Arrays.fill(first, 0f);
        Arrays.fill(second, 0f);
        steps = 0;
    }

    /// A copy of the state.
    public State state() {
        return new State(first.clone(), second.clone(), steps);
    }

    /// Goes on from a state, which is copied, of as many parameters.
    public void restore(State state) {
        System.arraycopy(state.first(), 0, first, 0, first.length);
        System.arraycopy(state.second(), 0, second, 0, second.length);
        steps = state.steps();
    }
}
