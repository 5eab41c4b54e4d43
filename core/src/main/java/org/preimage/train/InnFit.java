package org.preimage.train;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits an invertible network in both directions (equations 4 to 7): `[x, 0] ↔ [y, z]`, the inputs padded with
/// zeros to the network's width, or with noise: then the padded designs fill as many dimensions as `[y, z]` has, and
/// `z` can be normal without folds. The gradients of both directions are added up before each step.
///
/// Two snapshots are kept: the epoch that predicts `y` best, and the epoch with the smallest total loss at the
/// final weights, both on validation rows.
///
/// @param forward the flow of the best prediction, `[x, 0] ↦ [y, z]`
/// @param backward the flow of the smallest total loss, to sample from
/// @param error the forward flow's mean squared error on the validation rows, standardized, summed over outputs
/// @param log the course of the fit
public record InnFit(Flow forward, Flow backward, double error, TrainingLog log) {
    private static final String NAME = "invertible network";
    private static final float[] WIDTHS = {0.05f, 0.2f, 0.9f};
    /// Discrepancies are quadratic in the rows; this many validation rows are enough to compare epochs.
    private static final int VALIDATION_ROWS = 1000;

    /// Fits a new network from random parameters.
    ///
    /// @param shape a flow of `max(4, d + m)` variables or more, without condition
    /// @param noise the standard deviation of the padding, 0 for zeros
    public static InnFit of(
            Rows rows,
            FlowShape shape,
            LossWeights weights,
            double noise,
            Schedule schedule,
            Seed seed,
            Context context) {
        Flow flow = new Flow(shape);
        flow.initialize(seed.of("weights"));
        BothWays objective = new BothWays(flow, rows, weights, noise, schedule, seed.of("latent"), context);
        return of(shape, new Trainer(objective, schedule, seed.of("training"), context).run());
    }

    /// Fits a new network from random parameters by maximum likelihood (equation 12): predictions of `y` are normal
    /// around it with the deviation `σ`, and what is left of the output is a normal latent. The snapshot to sample
    /// from is that of the largest likelihood on the validation rows.
    ///
    /// @param shape a flow of `max(4, d + m)` variables or more, without condition
    /// @param deviation `σ`
    public static InnFit byLikelihood(
            Rows rows,
            FlowShape shape,
            double deviation,
            NoiseLevels noise,
            Schedule schedule,
            Seed seed,
            Context context) {
        Flow flow = new Flow(shape);
        flow.initialize(seed.of("weights"));
        Blur blur = Blur.of(rows);
        RowObjective.Plan plan = new RowObjective.Plan(
                NAME,
                flow.parameters(),
                List.of("validation error", "validation loss"),
                tape -> new JointLikelihood(tape, flow, rows, deviation, noise, blur));
        RowObjective objective = new RowObjective(plan, rows, schedule, seed.of("noise"), context);
        return of(shape, new Trainer(objective, schedule, seed.of("training"), context).run());
    }

    private static InnFit of(FlowShape shape, Trainer.Trained trained) {
        double error = trained.log().epochs().get(trained.bestEpoch()[0])[1];
        return new InnFit(snapshot(shape, trained.best()[0]), snapshot(shape, trained.best()[1]), error, trained.log());
    }

    private static Flow snapshot(FlowShape shape, float[] values) {
        Flow flow = new Flow(shape);
        System.arraycopy(values, 0, flow.parameters().values(), 0, values.length);
        return flow;
    }

    /// `batch` with columns of zeros behind, to `width`.
    static Batch padded(Batch batch, int width) {
        Batch padded = Batch.zeros(batch.size(), width);
        System.arraycopy(batch.data(), 0, padded.data(), 0, batch.data().length);
        return padded;
    }

    /// The four losses on one batch of rows.
    private static final class Losses {
        private final int inputs;
        private final double noise;
        private final Batch x;
        private final Batch y;
        /// `[y, z]`, of which `z` is drawn.
        private final Batch joint;

        private final Tape tape;
        private final Loss fit;
        private final Loss latent;
        private final Loss backward;
        private final Loss padding;

        Losses(Flow flow, Tape tape, Rows rows, double noise) {
            this.noise = noise;
            inputs = rows.x().width();
            int outputs = rows.y().width();
            int width = flow.shape().dim();
            this.tape = tape;
            x = Batch.zeros(tape.size(), width);
            y = Batch.zeros(tape.size(), outputs);
            joint = Batch.zeros(tape.size(), width);
            Value logDet = tape.accumulator(1);
            Value out = flow.chain().forward(tape, tape.constant(x), null, logDet);
            Value back = flow.chain().inverse(tape, tape.constant(joint), null, logDet);
            fit = tape.add(new SquaredError(tape, out, y, rows.clipping()));
            latent = tape.add(new MeanDiscrepancy(tape, out, joint, outputs, WIDTHS));
            backward = tape.add(new MeanDiscrepancy(tape, back, x, 0, WIDTHS));
            padding = tape.add(new SquaredPadding(tape, back, inputs));
        }

        void load(Batch fromX, Batch fromY, int[] order, int at, RandomGenerator random) {
            x.gather(fromX, order, at);
            if (noise > 0) {
                Blur.add(noise, x, inputs, random);
            }
            y.gather(fromY, order, at);
            System.arraycopy(y.data(), 0, joint.data(), 0, y.data().length);
            for (int i = y.data().length; i < joint.data().length; i++) {
                joint.data()[i] = (float) Draws.normal(random);
            }
        }

        void weigh(LossWeights weights, double progress) {
            double growth = LossWeights.growth(progress);
            fit.weight(weights.fitAt(progress));
            latent.weight(weights.latent() * growth);
            backward.weight(weights.backward() * growth);
            padding.weight(weights.padding() * growth);
        }

        double total(LossWeights weights, double progress) {
            double growth = LossWeights.growth(progress);
            return weights.fitAt(progress) * fit.value()
                    + growth
                            * (weights.latent() * latent.value()
                                    + weights.backward() * backward.value()
                                    + weights.padding() * padding.value());
        }
    }

    private static final class BothWays implements Objective {
        private final Flow flow;
        private final Rows rows;
        private final Batch x;
        private final LossWeights weights;
        private final Seed seed;
        private final Losses losses;
        private final Losses validation;

        BothWays(
                Flow flow,
                Rows rows,
                LossWeights weights,
                double noise,
                Schedule schedule,
                Seed seed,
                Context context) {
            this.flow = flow;
            this.rows = rows;
            this.weights = weights;
            this.seed = seed;
            int width = flow.shape().dim();
            x = padded(rows.x(), width);
            int batch = Math.min(schedule.batch(), rows.size());
            losses = new Losses(flow, Tape.forTraining(batch, context.workers(), flow.parameters()), rows, noise);
            int held = Math.min(VALIDATION_ROWS, rows.validationX().size());
            validation = new Losses(flow, Tape.forEvaluation(held, context.workers()), rows, noise);
            int[] first = IntStream.range(0, held).toArray();
            validation.load(
                    padded(rows.validationX(), width),
                    rows.validationY(),
                    first,
                    0,
                    seed.of("validation").generator());
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Parameters parameters() {
            return flow.parameters();
        }

        @Override
        public int rows() {
            return rows.size();
        }

        @Override
        public int batch() {
            return losses.tape.size();
        }

        @Override
        public double step(int[] order, int from, long step, double progress) {
            losses.load(x, rows.y(), order, from, seed.of(step).generator());
            losses.weigh(weights, progress);
            losses.tape.forward();
            losses.tape.backward();
            return losses.total(weights, progress);
        }

        @Override
        public List<String> scores() {
            return List.of("validation error", "validation total");
        }

        @Override
        public double[] validate() {
            validation.tape.forward();
            return new double[] {validation.fit.value(), validation.total(weights, 1)};
        }
    }
}
