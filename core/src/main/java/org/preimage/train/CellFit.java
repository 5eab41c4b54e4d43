package org.preimage.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.math.Batch;
import org.preimage.nn.ConvolutionShape;
import org.preimage.nn.ConvolutionalNetwork;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits a network that reads images to cells that repeat, by squared error. A cell that is moved has the same
/// properties,
/// so each row is moved by chance each time that it is read: along a side that is repeated by any number of pixels,
/// along one between two mirror lines by half of a cell, which turns the part between them around.
///
/// @param network the one of the best epoch
/// @param error its mean squared error on the validation rows, standardized, summed over outputs
/// @param log the course of the fit
public record CellFit(ConvolutionalNetwork network, double error, TrainingLog log) {
    /// So many rows are validated on at a time, since the images inside of a network are large.
    private static final int CHUNK = 480;

    /// Fits a network of the given shape.
    public static CellFit of(
            Rows rows, ConvolutionalNetwork.Shape shape, Schedule schedule, Seed seed, Context context) {
        ConvolutionalNetwork network = new ConvolutionalNetwork(shape);
        network.initialize(seed.of("weights").generator());
        Regression regression = new Regression(network, rows, schedule, seed.of("moves"), context);
        Trainer.Trained trained = new Trainer(regression, schedule, seed.of("training"), context).run();
        float[] values = network.parameters().values();
        System.arraycopy(trained.best()[0], 0, values, 0, values.length);
        return new CellFit(network, regression.validate()[0], trained.log());
    }

    private static final class Regression implements Objective {
        private final ConvolutionalNetwork network;
        private final Rows rows;
        private final Seed seed;
        private final Batch x;
        private final Batch y;
        private final Tape tape;
        private final SquaredError loss;
        private final Batch validatedX;
        private final Batch validatedY;
        private final Tape validation;
        private final SquaredError validationLoss;

        Regression(ConvolutionalNetwork network, Rows rows, Schedule schedule, Seed seed, Context context) {
            this.network = network;
            this.rows = rows;
            this.seed = seed;
            int batch = Math.min(schedule.batch(), rows.size());
            x = Batch.zeros(batch, rows.x().width());
            y = Batch.zeros(batch, rows.y().width());
            tape = Tape.forTraining(batch, context.workers(), network.parameters());
            loss = record(tape, x, y);
            int chunk = Math.min(CHUNK, rows.validationX().size());
            validatedX = Batch.zeros(chunk, rows.x().width());
            validatedY = Batch.zeros(chunk, rows.y().width());
            validation = Tape.forEvaluation(chunk, context.workers());
            validationLoss = record(validation, validatedX, validatedY);
        }

        private SquaredError record(Tape on, Batch images, Batch properties) {
            return on.add(new SquaredError(on, network.record(on.constant(images), on), properties, rows.clipping()));
        }

        @Override
        public String name() {
            return "network";
        }

        @Override
        public Parameters parameters() {
            return network.parameters();
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
            gatherMoved(order, from, seed.of(step).generator());
            y.gather(rows.y(), order, from);
            tape.forward();
            tape.backward();
            return loss.value();
        }

        private void gatherMoved(int[] order, int from, RandomGenerator random) {
            ConvolutionShape image = network.shape().convolution();
            int[] rowOf = new int[image.rows()];
            int[] columnOf = new int[image.columns()];
            for (int i = 0; i < x.size(); i++) {
                move(rowOf, image.edges().repeatedDown(), random);
                move(columnOf, image.edges().repeatedAcross(), random);
                for (int r = 0; r < rowOf.length; r++) {
                    for (int c = 0; c < columnOf.length; c++) {
                        x.set(
                                i,
                                r * columnOf.length + c,
                                rows.x().get(order[from + i], rowOf[r] * columnOf.length + columnOf[c]));
                    }
                }
            }
        }

        /// Which pixel comes to stand where.
        private static void move(int[] of, boolean repeated, RandomGenerator random) {
            int n = of.length;
            int shift = repeated ? random.nextInt(n) : 0;
            boolean turned = !repeated && random.nextBoolean();
            for (int e = 0; e < n; e++) {
                of[e] = turned ? n - 1 - e : (e + shift) % n;
            }
        }

        @Override
        public List<String> scores() {
            return List.of("validation error");
        }

        /// Over whole chunks of the rows; what is left of them would be a chunk of another size.
        @Override
        public double[] validate() {
            int n = rows.validationX().size();
            int chunk = validatedX.size();
            double sum = 0;
            for (int from = 0; from + chunk <= n; from += chunk) {
                int[] order = new int[chunk];
                for (int i = 0; i < chunk; i++) {
                    order[i] = from + i;
                }
                validatedX.gather(rows.validationX(), order, 0);
                validatedY.gather(rows.validationY(), order, 0);
                validation.forward();
                sum += validationLoss.value();
            }
            return new double[] {sum * chunk / (n - n % chunk)};
        }
    }
}
