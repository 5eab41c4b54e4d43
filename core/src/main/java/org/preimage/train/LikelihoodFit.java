package org.preimage.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a conditional flow `x ↦ z` given `y` by maximum likelihood (equation 13).
///
/// Noise is added to `y`, since for a noiseless `y` the likelihood is unbounded; and columns of `x` that take
/// few values are spread over a part of the gaps between them, for the same reason.
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
        Blur blur = Blur.of(rows);
        RowObjective.Plan plan = new RowObjective.Plan(
                "prior", flow.parameters(), List.of("validation loss"), tape -> new Likely(tape, flow, noise, blur));
        RowObjective objective = new RowObjective(plan, rows, schedule, seed.of("noise"), context);
        Trainer.Trained trained = new Trainer(objective, schedule, seed.of("training"), context).run();
        float[] values = flow.parameters().values();
        System.arraycopy(trained.best()[0], 0, values, 0, values.length);
        return new LikelihoodFit(flow, -objective.validate()[0], trained.log());
    }

    private static final class Likely implements RowObjective.Recording {
        private final double noise;
        private final Blur blur;
        private final Batch x;
        private final Batch y;
        private final Likelihood loss;

        Likely(Tape tape, Flow flow, double noise, Blur blur) {
            this.noise = noise;
            this.blur = blur;
            x = Batch.zeros(tape.size(), flow.shape().dim());
            y = Batch.zeros(tape.size(), flow.shape().condition());
            Value logDet = tape.accumulator(1);
            Value z = flow.chain().forward(tape, tape.constant(x), tape.constant(y), logDet);
            loss = tape.add(new Likelihood(tape, z, logDet));
        }

        @Override
        public void load(Batch fromX, Batch fromY, int[] order, int at, RandomGenerator random, double progress) {
            x.gather(fromX, order, at);
            y.gather(fromY, order, at);
            Blur.add(noise, y, 0, random);
            blur.spread(x, random);
        }

        @Override
        public double loss() {
            return loss.value();
        }

        @Override
        public double[] scores() {
            return new double[] {loss.value()};
        }
    }
}
