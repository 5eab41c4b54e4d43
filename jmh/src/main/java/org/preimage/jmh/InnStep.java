package org.preimage.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.preimage.flow.Affine;
import org.preimage.flow.Bijection;
import org.preimage.flow.Chain;
import org.preimage.flow.Coupling;
import org.preimage.flow.Permutation;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.optim.Adam;
import org.preimage.run.Workers;
import org.preimage.train.Clipping;
import org.preimage.train.Loss;
import org.preimage.train.MeanDiscrepancy;
import org.preimage.train.SquaredError;

/// The works W1 and W2: one step in both directions of an invertible network of four affine blocks: forward,
/// squared error on `y`, discrepancy of the outputs, inverse, discrepancy of `x`, backward, Adam.
public final class InnStep {
    private static final float[] WIDTHS = {0.2f, 0.5f, 0.9f};
    private static final int BLOCKS = 4;

    private final Parameters parameters = new Parameters();
    private final Tape tape;
    private final Loss[] losses;
    private final Adam adam;

    private InnStep(String name, int size, int hidden, int width, Workers workers) {
        ReferenceInput input = new ReferenceInput(name);
        int half = width / 2;
        Architecture shape = new Architecture(half, List.of(hidden, hidden), width, Activation.RELU);
        List<Bijection> links = new ArrayList<>();
        List<Mlp> networks = new ArrayList<>();
        for (int b = 0; b < BLOCKS; b++) {
            networks.add(new Mlp(b + ".a", shape, parameters));
            networks.add(new Mlp(b + ".b", shape, parameters));
            links.add(new Coupling(width, 0, half, Affine.DEFAULT, networks.get(2 * b)));
            links.add(new Coupling(width, half, width, Affine.DEFAULT, networks.get(2 * b + 1)));
            links.add(new Permutation(order(b, width)));
        }
        networks.forEach(input::network);
        Batch x = input.batch(size, width);
        Batch target = input.batch(size, width);
        if (!input.finished()) {
            throw new IllegalStateException(name + ": expected no more numbers");
        }
        tape = Tape.forTraining(size, workers, parameters);
        Chain chain = new Chain(links);
        Value out = chain.forward(tape, tape.constant(x), null, tape.accumulator(1));
        Value back = chain.inverse(tape, tape.constant(target), null, tape.accumulator(1));
        Batch y = Batch.over(size, 1, Arrays.copyOf(target.data(), size));
        losses = new Loss[] {
            tape.add(new SquaredError(tape, out, y, Clipping.none(y.width()))),
            tape.add(new MeanDiscrepancy(tape, out, target, 0, WIDTHS)),
            tape.add(new MeanDiscrepancy(tape, back, x, 0, WIDTHS))
        };
        adam = new Adam(parameters.size());
    }

    /// W1: width 4, networks 2-128-128-4, 1024 samples.
    public static InnStep w1(Workers workers) {
        return new InnStep("W1", 1024, 128, 4, workers);
    }

    /// W2: width 8, networks 4-64-64-8, 256 samples.
    public static InnStep w2(Workers workers) {
        return new InnStep("W2", 256, 64, 8, workers);
    }

    private static List<Integer> order(int block, int width) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            order.add((i * 3 + 1 + block) % width);
        }
        return order;
    }

    /// One step; returns the loss before it.
    public double step() {
        tape.forward();
        tape.backward();
        adam.step(parameters.values(), parameters.gradient(), 1e-3);
        double sum = 0;
        for (Loss loss : losses) {
            sum += loss.value();
        }
        return sum;
    }
}
