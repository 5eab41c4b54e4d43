package org.preimage.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a mixture density network (Bishop 1994), `y ↦` a mixture of Gaussians over `x`, by maximum likelihood
/// (equation 15). Noise is added as in [LikelihoodFit].
///
/// @param mlp the network of the best epoch
/// @param log the course of the fit
public record MixtureFit(Mlp mlp, TrainingLog log) {
    /// The last layer starts this much smaller than usual, so that what its biases say is where the fit starts.
    private static final float LAST_SCALE = 0.1f;

    /// Fits a new network from random parameters.
    ///
    /// @param architecture from `m` properties to the numbers of `shape`
    /// @param noise the standard deviation of the noise on the standardized `y`
    public static MixtureFit of(
            Rows rows,
            Architecture architecture,
            MixtureShape shape,
            double noise,
            Schedule schedule,
            Seed seed,
            Context context) {
        Parameters parameters = new Parameters();
        Mlp mlp = new Mlp("mixture", architecture, parameters);
        initialize(mlp, rows, shape, seed.of("weights"));
        Blur blur = Blur.of(rows);
        RowObjective.Plan plan = new RowObjective.Plan(
                "mixture network",
                parameters,
                List.of("validation loss"),
                tape -> new Likely(tape, mlp, shape, noise, blur));
        RowObjective objective = new RowObjective(plan, rows, schedule, seed.of("noise"), context);
        Trainer.Trained trained = new Trainer(objective, schedule, seed.of("training"), context).run();
        System.arraycopy(trained.best()[0], 0, parameters.values(), 0, parameters.size());
        return new MixtureFit(mlp, trained.log());
    }

    /// The means start at designs of the pairs: Gaussians that start in one place mostly stay there together.
    private static void initialize(Mlp mlp, Rows rows, MixtureShape shape, Seed seed) {
        RandomGenerator random = seed.generator();
        mlp.initialize(random, LAST_SCALE);
        float[] biases = new float[shape.numbers()];
        for (int c = 0; c < shape.components(); c++) {
            int row = (int) (Draws.uniform(random) * rows.size());
            for (int v = 0; v < shape.dim(); v++) {
                biases[shape.mean(c) + v] = rows.x().get(row, v);
            }
        }
        for (int p = shape.mean(shape.components()); shape.rank() > 0 && p < biases.length; p++) {
            // Columns of zeros would keep each other at zero.
            biases[p] = 0.1f * (float) Draws.normal(random);
        }
        mlp.bias(mlp.architecture().layers() - 1, biases);
    }

    private static final class Likely implements RowObjective.Recording {
        private final double noise;
        private final Blur blur;
        private final Batch x;
        private final Batch y;
        private final MixtureLikelihood loss;

        Likely(Tape tape, Mlp mlp, MixtureShape shape, double noise, Blur blur) {
            this.noise = noise;
            this.blur = blur;
            x = Batch.zeros(tape.size(), shape.dim());
            y = Batch.zeros(tape.size(), mlp.architecture().inputs());
            Value numbers = Network.record(mlp, tape.constant(y), tape);
            loss = tape.add(new MixtureLikelihood(tape, shape, numbers, x));
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
