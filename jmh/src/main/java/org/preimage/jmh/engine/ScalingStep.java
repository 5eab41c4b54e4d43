package org.preimage.jmh.engine;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.preimage.flow.Affine;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.flow.Spline;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.optim.Adam;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.train.Clipping;
import org.preimage.train.Likelihood;
import org.preimage.train.SquaredError;

/// A training step of any size.
///
/// @param kind what is learned, and how
/// @param rows the batch
/// @param hidden the width of the two hidden layers of every network
/// @param blocks blocks of two couplings
/// @param inputs the flow's variables
record ScalingStep(Kind kind, int rows, int hidden, int blocks, int inputs) {
    private static final double RATE = 1e-4;

    /// The two ways to train a flow.
    enum Kind {
        /// An invertible network both ways, affine couplings, squared errors only: no discrepancy.
        INN,
        /// A conditional spline flow by likelihood.
        LIKELIHOOD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Activation activation() {
            return this == INN ? Activation.RELU : Activation.SILU;
        }
    }

    static boolean matches(String name) {
        return name.contains("/");
    }

    /// Such as `inn/1024/128/4/4`: kind, rows, hidden, blocks, inputs.
    static ScalingStep parse(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("piece: expected KIND/ROWS/HIDDEN/BLOCKS/INPUTS, found " + name);
        }
        return new ScalingStep(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]));
    }

    String name() {
        return String.join(
                "/",
                kind.word(),
                Integer.toString(rows),
                Integer.toString(hidden),
                Integer.toString(blocks),
                Integer.toString(inputs));
    }

    Piece piece() {
        int uses = kind == Kind.INN ? 2 : 1; // both ways, or one
        double flops = shape().subnets().stream()
                .mapToDouble(subnet -> uses * 3 * Pieces.flops(rows, subnet))
                .sum();
        return new Piece(name(), "a training step", flops, this::prepare);
    }

    private FlowShape shape() {
        return kind == Kind.INN
                ? new FlowShape(inputs, 0, blocks, List.of(hidden, hidden), kind.activation(), Affine.DEFAULT, 1)
                : new FlowShape(inputs, 1, blocks, List.of(hidden, hidden), kind.activation(), new Spline(8, 3f), 1);
    }

    private Runnable prepare(Workers workers) {
        Flow flow = new Flow(shape());
        flow.initialize(new Seed(1));
        Parameters parameters = flow.parameters();
        Tape tape = Tape.forTraining(rows, workers, parameters);
        RandomGenerator random = new Seed(2).generator();
        Value x = tape.constant(normal(random, inputs));
        Value logDet = tape.accumulator(1);
        if (kind == Kind.INN) {
            Value out = flow.chain().forward(tape, x, null, logDet);
            Batch joint = normal(random, inputs);
            Value back = flow.chain().inverse(tape, tape.constant(joint), null, logDet);
            tape.add(new SquaredError(tape, out, normal(random, 1), Clipping.none(1)));
            tape.add(new SquaredError(tape, back, x.batch(), Clipping.none(x.width())));
        } else {
            Value condition = tape.constant(normal(random, 1));
            tape.add(new Likelihood(tape, flow.chain().forward(tape, x, condition, logDet), logDet));
        }
        Adam adam = new Adam(parameters.size());
        return () -> {
            tape.forward();
            tape.backward();
            adam.step(parameters.values(), parameters.gradient(), RATE);
        };
    }

    private Batch normal(RandomGenerator random, int width) {
        Batch batch = Batch.zeros(rows, width);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = (float) Draws.normal(random);
        }
        return batch;
    }
}
