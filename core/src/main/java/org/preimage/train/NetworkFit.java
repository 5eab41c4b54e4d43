package org.preimage.train;

import java.util.List;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a plain network to pairs by squared error (equation 5).
///
/// @param mlp the network of the best epoch
/// @param error its mean squared error on the validation rows, standardized, summed over outputs
/// @param log the course of the fit
public record NetworkFit(Mlp mlp, double error, TrainingLog log) {

    /// Fits a network of the given hidden layers.
    public static NetworkFit of(Rows rows, Architecture architecture, Schedule schedule, Seed seed, Context context) {
        Parameters parameters = new Parameters();
        Mlp mlp = new Mlp("network", architecture, parameters);
        mlp.initialize(seed.of("weights").generator(), 1f);
        Regression regression = new Regression(mlp, parameters, rows, schedule, context);
        Trainer.Trained trained = new Trainer(regression, schedule, seed.of("training"), context).run();
        System.arraycopy(trained.best()[0], 0, parameters.values(), 0, parameters.size());
        double error = regression.validate()[0];
        return new NetworkFit(mlp, error, trained.log());
    }

    private static final class Regression implements Objective {
        private final Parameters parameters;
        private final Rows rows;
        private final Batch x;
        private final Batch y;
        private final Tape tape;
        private final SquaredError loss;
        private final Tape validation;
        private final SquaredError validationLoss;

        Regression(Mlp mlp, Parameters parameters, Rows rows, Schedule schedule, Context context) {
            this.parameters = parameters;
            this.rows = rows;
            int batch = Math.min(schedule.batch(), rows.size());
            x = Batch.zeros(batch, rows.x().width());
            y = Batch.zeros(batch, rows.y().width());
            tape = Tape.forTraining(batch, context.workers(), parameters);
            loss = record(tape, mlp, x, y, rows.clipping());
            validation = Tape.forEvaluation(rows.validationX().size(), context.workers());
            validationLoss = record(validation, mlp, rows.validationX(), rows.validationY(), rows.clipping());
        }

        private static SquaredError record(Tape tape, Mlp mlp, Batch x, Batch y, Clipping clipping) {
            Value out = Network.record(mlp, tape.constant(x), tape);
            return tape.add(new SquaredError(tape, out, y, clipping));
        }

        @Override
        public String name() {
            return "network";
        }

        @Override
        public Parameters parameters() {
            return parameters;
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
            tape.forward();
            tape.backward();
            return loss.value();
        }

        @Override
        public List<String> scores() {
            return List.of("validation error");
        }

        @Override
        public double[] validate() {
            validation.forward();
            return new double[] {validationLoss.value()};
        }
    }
}
