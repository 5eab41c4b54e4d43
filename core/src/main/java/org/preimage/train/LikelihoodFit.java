package org.preimage.train;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a conditional flow `x ↦ z` given `y` by maximum likelihood (equation 13).
///
/// Noise is added to `y`, since for a noiseless `y` the likelihood is unbounded; and columns of `x` that take
/// whole numbers, levels or few values are spread over the gaps between them, for the same reason.
///
/// @param flow the flow of the best epoch
/// @param logLikelihood its mean log-likelihood on the validation rows, less a constant
/// @param log the course of the fit
public record LikelihoodFit(Flow flow, double logLikelihood, TrainingLog log) {

    /// Fits a new flow from random parameters.
    ///
    /// @param shape a flow of `d` variables with `m` conditions
    /// @param noise the standard deviation of the noise on the standardized `y`
    public static LikelihoodFit of(
            Rows rows, FlowShape shape, double noise, Schedule schedule, Seed seed, Context context) {
        Flow flow = new Flow(shape);
        flow.initialize(seed.of("weights"));
        Likely objective = new Likely(flow, rows, noise, schedule, seed.of("noise"), context);
        Trainer.Trained trained = new Trainer(objective, schedule, seed.of("training"), context).run();
        System.arraycopy(
                trained.best()[0],
                0,
                flow.parameters().values(),
                0,
                flow.parameters().size());
        return new LikelihoodFit(flow, -objective.validate()[0], trained.log());
    }

    private static final class Likely implements Objective {
        private final Flow flow;
        private final Rows rows;
        private final float noise;
        private final float[] gaps;
        private final Seed seed;
        private final Batch x;
        private final Batch y;
        private final Tape tape;
        private final Likelihood loss;
        private final Tape validation;
        private final Likelihood validationLoss;

        Likely(Flow flow, Rows rows, double noise, Schedule schedule, Seed seed, Context context) {
            this.flow = flow;
            this.rows = rows;
            this.noise = (float) noise;
            this.gaps = Gaps.of(rows);
            this.seed = seed;
            int batch = Math.min(schedule.batch(), rows.size());
            x = Batch.zeros(batch, rows.x().width());
            y = Batch.zeros(batch, rows.y().width());
            tape = Tape.forTraining(batch, context.workers(), flow.parameters());
            loss = record(tape, x, y);
            Batch validationX = rows.validationX().copy();
            Batch validationY = rows.validationY().copy();
            disturb(validationX, validationY, seed.of("validation").generator());
            validation = Tape.forEvaluation(validationX.size(), context.workers());
            validationLoss = record(validation, validationX, validationY);
        }

        private Likelihood record(Tape on, Batch designs, Batch properties) {
            Value logDet = on.accumulator(1);
            Value z = flow.chain().forward(on, on.constant(designs), on.constant(properties), logDet);
            return on.add(new Likelihood(on, z, logDet));
        }

        private void disturb(Batch designs, Batch properties, RandomGenerator random) {
            float[] values = properties.data();
            for (int i = 0; i < values.length; i++) {
                values[i] += noise * (float) Draws.normal(random);
            }
            for (int v = 0; v < designs.width(); v++) {
                for (int i = 0; i < designs.size() && gaps[v] > 0; i++) {
                    int at = designs.row(v) + i;
                    designs.data()[at] += gaps[v] * (random.nextFloat() - 0.5f);
                }
            }
        }

        @Override
        public String name() {
            return "prior";
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
            return x.size();
        }

        @Override
        public double step(int[] order, int from, long step, double progress) {
            x.gather(rows.x(), order, from);
            y.gather(rows.y(), order, from);
            disturb(x, y, seed.of(step).generator());
            tape.forward();
            tape.backward();
            return loss.value();
        }

        @Override
        public List<String> scores() {
            return List.of("validation loss");
        }

        @Override
        public double[] validate() {
            validation.forward();
            return new double[] {validationLoss.value()};
        }
    }

    /// The gaps between the values of columns that take few of them, such as counts.
    private static final class Gaps {
        private Gaps() {}

        /// By column: the cell of its values where that is known; else the median gap between neighboring values, or
        /// 0 where more than a tenth of the values are distinct.
        static float[] of(Rows rows) {
            Batch x = rows.x();
            float[] gaps = new float[x.width()];
            for (int v = 0; v < x.width(); v++) {
                if (rows.cells()[v] > 0) {
                    gaps[v] = (float) rows.cells()[v];
                    continue;
                }
                float[] column = Arrays.copyOfRange(x.data(), x.row(v), x.row(v) + x.size());
                Arrays.sort(column);
                float[] steps = new float[column.length];
                int count = 0;
                for (int i = 1; i < column.length; i++) {
                    if (column[i] > column[i - 1]) {
                        steps[count++] = column[i] - column[i - 1];
                    }
                }
                if (count > 0 && count < column.length / 10) {
                    Arrays.sort(steps, 0, count);
                    gaps[v] = steps[count / 2];
                }
            }
            return gaps;
        }
    }
}
