package org.preimage.train;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// An [Objective] whose loss is recorded on a tape for batches of rows: once for steps, and once for all validation
/// rows, with draws that stay the same.
final class RowObjective implements Objective {

    /// What is minimized.
    ///
    /// @param name of what is fitted, in a word or two
    /// @param scores their names
    /// @param recorder records the losses of as many rows as the tape has samples
    record Plan(String name, Parameters parameters, List<String> scores, Function<Tape, Recording> recorder) {}

    /// Losses on a tape.
    interface Recording {
        /// Puts the rows `order[at] …` where the tape reads them, and draws whatever else it reads.
        ///
        /// @param progress the share of the training that is done, 0 … 1
        void load(Batch x, Batch y, int[] order, int at, RandomGenerator random, double progress);

        /// The loss of the last run.
        double loss();

        /// The scores of the last run, lower being better.
        double[] scores();
    }

    private final Plan plan;
    private final Rows rows;
    private final Seed seed;
    private final Tape tape;
    private final Recording training;
    private final Tape validationTape;
    private final Recording validation;

    /// @param seed of all that is drawn
    RowObjective(Plan plan, Rows rows, Schedule schedule, Seed seed, Context context) {
        this.plan = plan;
        this.rows = rows;
        this.seed = seed;
        int batch = Math.min(schedule.batch(), rows.size());
        tape = Tape.forTraining(batch, context.workers(), plan.parameters());
        training = plan.recorder().apply(tape);
        int held = rows.validationX().size();
        validationTape = Tape.forEvaluation(held, context.workers());
        validation = plan.recorder().apply(validationTape);
        int[] all = IntStream.range(0, held).toArray();
        validation.load(
                rows.validationX(),
                rows.validationY(),
                all,
                0,
                seed.of("validation").generator(),
                1);
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public Parameters parameters() {
        return plan.parameters();
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public int batch() {
        return tape.size();
    }

    @Override
    public double step(int[] order, int from, long step, double progress) {
        training.load(rows.x(), rows.y(), order, from, seed.of(step).generator(), progress);
        tape.forward();
        tape.backward();
        return training.loss();
    }

    @Override
    public List<String> scores() {
        return plan.scores();
    }

    @Override
    public double[] validate() {
        validationTape.forward();
        return validation.scores();
    }
}
