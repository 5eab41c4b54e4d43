package org.preimage.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.nn.Selection;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a conditional variational autoencoder (Sohn et al. 2015): one network takes `[x, y]` to the mean and
/// variance of a latent, another takes a draw from there, with `y`, back to `x`. The loss is `‖x − x̂‖² + α KL`
/// (equation 14); `α` may shrink by a constant factor from step to step, so that what tells most of a design is
/// found first.
///
/// @param decoder `[z, y] ↦ x` of the best epoch
/// @param log the course of the fit
public record AutoencoderFit(Mlp decoder, TrainingLog log) {

    /// What both networks look like.
    ///
    /// @param latent the number of latent variables, `k`
    /// @param hidden the widths of the hidden layers of each
    /// @param activation their activation
    /// @param divergence the weight of the divergence at the end, `α`
    /// @param start how many times as large it is at the start
    public record Shape(int latent, List<Integer> hidden, Activation activation, double divergence, double start) {
        public Shape {
            hidden = List.copyOf(hidden);
            if (latent < 1 || !(divergence >= 0) || !(start >= 1)) {
                throw new IllegalArgumentException("Autoencoder: expected at least one latent variable, a weight"
                        + " that is not negative, and no less at the start, found " + latent + ", " + divergence
                        + " and "
                        + start);
            }
        }

        double divergenceAt(double progress) {
            return divergence * Math.pow(start, 1 - progress);
        }

        Architecture encoder(int inputs, int outputs) {
            return new Architecture(inputs + outputs, hidden, 2 * latent, activation);
        }

        Architecture decoder(int inputs, int outputs) {
            return new Architecture(latent + outputs, hidden, inputs, activation);
        }
    }

    /// Fits new networks from random parameters.
    public static AutoencoderFit of(Rows rows, Shape shape, Schedule schedule, Seed seed, Context context) {
        int inputs = rows.x().width();
        int outputs = rows.y().width();
        Parameters parameters = new Parameters();
        Mlp encoder = new Mlp("encoder", shape.encoder(inputs, outputs), parameters);
        Mlp decoder = new Mlp("decoder", shape.decoder(inputs, outputs), parameters);
        encoder.initialize(seed.of("encoder").generator(), 1f);
        decoder.initialize(seed.of("decoder").generator(), 1f);
        RowObjective.Plan plan = new RowObjective.Plan(
                "autoencoder",
                parameters,
                List.of("validation loss"),
                tape -> new Losses(tape, encoder, decoder, shape));
        RowObjective objective = new RowObjective(plan, rows, schedule, seed.of("noise"), context);
        Trainer.Trained trained = new Trainer(objective, schedule, seed.of("training"), context).run();
        System.arraycopy(trained.best()[0], 0, parameters.values(), 0, parameters.size());
        return new AutoencoderFit(decoder.copy("decoder"), trained.log());
    }

    private static final class Losses implements RowObjective.Recording {
        private final Shape shape;
        private final Batch x;
        private final Batch y;
        private final Batch noise;
        private final SquaredError error;
        private final LatentDivergence latent;
        private double divergence;

        Losses(Tape tape, Mlp encoder, Mlp decoder, Shape shape) {
            this.shape = shape;
            x = Batch.zeros(tape.size(), decoder.architecture().outputs());
            y = Batch.zeros(tape.size(), encoder.architecture().inputs() - x.width());
            noise = Batch.zeros(tape.size(), encoder.architecture().outputs() / 2);
            Selection given = Selection.all(tape.constant(y));
            Value moments = Network.record(encoder, List.of(Selection.all(tape.constant(x)), given), tape);
            Value z = Reparameterized.record(tape, moments, noise);
            Value back = Network.record(decoder, List.of(Selection.all(z), given), tape);
            error = tape.add(new SquaredError(tape, back, x, Clipping.none(x.width())));
            latent = tape.add(new LatentDivergence(tape, moments));
        }

        @Override
        public void load(Batch fromX, Batch fromY, int[] order, int at, RandomGenerator random, double progress) {
            divergence = shape.divergenceAt(progress);
            latent.weight(divergence);
            x.gather(fromX, order, at);
            y.gather(fromY, order, at);
            for (int i = 0; i < noise.data().length; i++) {
                noise.data()[i] = (float) Draws.normal(random);
            }
        }

        @Override
        public double loss() {
            return error.value() + divergence * latent.value();
        }

        @Override
        public double[] scores() {
            return new double[] {loss()};
        }
    }
}
