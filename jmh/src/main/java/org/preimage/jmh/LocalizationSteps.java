package org.preimage.jmh;

import java.util.List;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.optim.Adam;
import org.preimage.run.Workers;
import org.preimage.train.Clipping;
import org.preimage.train.SquaredError;

/// The work W3: 100 Adam steps on 1000 designs through a frozen network 4-256-256-256-2.
public final class LocalizationSteps {
    private static final int DESIGNS = 1000;

    private final Batch start;
    private final Batch designs;
    private final Tape tape;
    private final Value x;
    private final SquaredError loss;
    private final Adam adam;
    private final double[] losses = new double[100];

    public LocalizationSteps(Workers workers) {
        ReferenceInput input = new ReferenceInput("W3");
        Architecture shape = new Architecture(4, List.of(256, 256, 256), 2, Activation.LEAKY_RELU);
        Mlp mlp = new Mlp("w3", shape, new Parameters());
        input.network(mlp);
        start = input.batch(DESIGNS, 4);
        designs = start.copy();
        Batch target = input.batch(DESIGNS, 2);
        tape = Tape.forInputs(DESIGNS, workers);
        x = tape.input(designs);
        loss = tape.add(new SquaredError(tape, Network.record(mlp, x, tape), target, Clipping.none(target.width())));
        loss.weight(DESIGNS); // the work's loss is a sum over designs
        adam = new Adam(designs.data().length);
    }

    /// All 100 steps from the start; returns the losses before each, in an array that the next run writes anew.
    public double[] run() {
        System.arraycopy(start.data(), 0, designs.data(), 0, start.data().length);
        adam.reset();
        for (int step = 0; step < losses.length; step++) {
            tape.forward();
            losses[step] = loss.value() * DESIGNS;
            tape.backward();
            adam.step(designs.data(), x.gradient().data(), 1e-2);
        }
        return losses;
    }
}
