package org.preimage.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;

/// What was run so far, in the order of the runs.
///
/// @param x designs, each `[d]`
/// @param outcomes what each came to
public record History(List<double[]> x, List<Outcome> outcomes) {
    /// Nothing yet.
    public static final History EMPTY = new History(List.of(), List.of());

    /// @throws IllegalArgumentException if there is not one outcome for each design
    public History {
        x = List.copyOf(x);
        outcomes = List.copyOf(outcomes);
        if (x.size() != outcomes.size()) {
            throw new IllegalArgumentException(
                    "History: expected an outcome for each of " + x.size() + " designs, found " + outcomes.size());
        }
    }

    /// The number of runs.
    public int size() {
        return x.size();
    }

    /// This with more runs after it.
    public History and(List<double[]> more, List<Outcome> came) {
        List<double[]> designs = new ArrayList<>(x);
        designs.addAll(more);
        List<Outcome> all = new ArrayList<>(outcomes);
        all.addAll(came);
        return new History(designs, all);
    }

    /// Tells of every run that succeeded: its design and its property.
    public void forEachProperty(BiConsumer<double[], double[]> told) {
        for (int i = 0; i < size(); i++) {
            if (outcomes.get(i) instanceof Simulated(double[] y)) {
                told.accept(x.get(i), y);
            }
        }
    }
}
