package org.preimage.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Output;
import org.preimage.surrogate.LeaveOneOut;

/// Which values of a model's pairs look wrong: those that all others do not lead to expect.
public final class DoubtfulRows {
    private DoubtfulRows() {}

    /// What is thought of one value.
    ///
    /// @param row in the model's pairs, from 0
    /// @param output the position of the output
    /// @param value as it stands there
    /// @param expected by all other pairs
    /// @param deviation of that, a standard deviation
    /// @param score how far the value is from what is expected; standard normal for usual values
    public record Doubt(int row, int output, double value, double expected, double deviation, double score) {
        /// Whether so large a score is not chance any more.
        public boolean isDoubtful() {
            return Math.abs(score) > LeaveOneOut.DOUBTFUL;
        }
    }

    /// All values of all outputs, the most doubtful first. Values at the bound of a clipped output are left
    /// out: they say only on which side the latent value is.
    public static List<Doubt> of(InverseModel model, Context context) {
        List<Doubt> doubts = new ArrayList<>();
        Seed seed = new Seed(model.provenance().seed()).of("doubtful");
        for (int o = 0; o < model.space().outputs().size(); o++) {
            doubts.addAll(of(model, o, seed.of(o), context));
        }
        doubts.sort(Comparator.comparingDouble((Doubt doubt) -> -Math.abs(doubt.score))
                .thenComparingInt(Doubt::row));
        return doubts;
    }

    private static List<Doubt> of(InverseModel model, int o, Seed seed, Context context) {
        Pairs pairs = model.pairs();
        Output output = model.space().outputs().get(o);
        int[] rows = IntStream.of(pairs.rowsWith(o))
                .filter(row -> !output.isBeyond(pairs.y()[o][row]))
                .toArray();
        Pairs judged = pairs.subset(rows);
        double scale = model.outputs().scale()[o];
        double[] y = IntStream.range(0, rows.length)
                .mapToDouble(i -> model.outputs().scale(o, judged.y()[o][i]))
                .toArray();
        LeaveOneOut found = LeaveOneOut.of(model.inputs().standardized(judged.x()), y, seed, context);
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new Doubt(
                        rows[i],
                        o,
                        judged.y()[o][i],
                        model.outputs().unscale(o, found.expected()[i]),
                        scale * found.deviation()[i],
                        found.score()[i]))
                .toList();
    }
}
