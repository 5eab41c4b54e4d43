package org.preimage.bench.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.preimage.campaign.Proposer;
import org.preimage.campaign.Quest;
import org.preimage.data.Encoding;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.math.Columns;
import org.preimage.model.OutputProcessFit;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Workers;
import org.preimage.space.Clip;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Symmetries;
import org.preimage.space.Target;
import org.preimage.surrogate.OutputProcess;

/// A stand-in for the band gap of strained strontium titanate: the Gaussian process of all rows that were
/// computed for it, equal at the images of a cell, and never below zero. It is another function than the true
/// one by a few hundredths of an electronvolt, and as hard to search.
public final class StrainedCrystal {
    /// The columns of a cell: lengths in ångström and angles in degrees.
    public static final List<String> INPUTS = List.of("a", "b", "c", "alpha", "beta", "gamma");

    /// The gap, in electronvolt.
    public static final String OUTPUT = "gap_ev";

    private static final double LENGTH = 3.914;
    private static final double ANGLE = 90;
    private static final double TARGET = 0.5;
    private static final double WITHIN = 0.05;
    private static final double APART = 0.02;
    private static final int FIRST = 20;
    private static final List<String> MOTIONS = List.of(
            "swap a b, swap alpha beta", "swap b c, swap beta gamma", "alpha -> 180 - alpha, beta -> 180 - beta");

    private final Pairs rows;
    private final Encoding inputs;
    private final Scaler outputs;
    private final OutputProcess process;

    /// @param rows of these columns, at least some hundred
    public StrainedCrystal(Pairs rows, Context context) {
        Space wide = space(0.2);
        Pairs all = Images.of(rows, wide.symmetries(), new Seed(0));
        this.rows = rows;
        inputs = Encoding.of(wide.inputs(), all.x());
        outputs = Scaler.of(rows.y());
        Output gap = new Output(OUTPUT, 0, Arrays.stream(rows.y()[0]).max().orElseThrow(), Clip.LOW);
        process = new OutputProcessFit(wide.symmetries(), inputs, context).of(rows, gap, outputs, new Seed(1));
    }

    /// Half an electronvolt among cells up to a fifth off, from nothing: in the middle of what there is.
    public Task wide() {
        Quest quest = quest(0.2);
        return new Task(
                "crystal", quest, simulator(), Proposer.fromNothing(quest).known(), FIRST);
    }

    /// Half an electronvolt among cells up to a tenth off, from the rows in that box, none of which is below
    /// 0.86: it exists in an extreme corner only.
    public Task corner() {
        Quest quest = quest(0.1);
        int[] inside = IntStream.range(0, rows.size())
                .filter(i -> quest.region().contains(Columns.row(rows.x(), i)))
                .toArray();
        return new Task("crystal, corner", quest, simulator(), rows.subset(inside), 0);
    }

    private static Quest quest(double box) {
        return new Quest(
                Region.of(space(box)),
                new Target(new double[] {TARGET}, new double[] {WITHIN}),
                APART,
                Map.of(OUTPUT, 0.0));
    }

    private static Space space(double box) {
        List<Input> inputs = INPUTS.stream()
                .map(name -> {
                    double middle = name.length() == 1 ? LENGTH : ANGLE;
                    return new Input(name, (1 - box) * middle, (1 + box) * middle);
                })
                .toList();
        return new Space(inputs, List.of(new Output(OUTPUT, 0, 5)), Symmetries.of(MOTIONS, inputs));
    }

    private Simulator simulator() {
        return x -> {
            double[][] design = inputs.standardized(Columns.of(List.of(x)));
            try (Workers alone = new Workers(1)) {
                return new Simulated(new double[] {Math.max(0, outputs.unscale(0, process.means(design, alone)[0]))});
            }
        };
    }
}
