package org.preimage.jmh;

import java.util.ArrayList;
import java.util.List;
import org.preimage.flow.Bijection;
import org.preimage.flow.Chain;
import org.preimage.flow.Coupling;
import org.preimage.flow.Spline;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.optim.Adam;
import org.preimage.optim.GradientNorm;
import org.preimage.run.Workers;
import org.preimage.train.Likelihood;

/// The work W4: one likelihood step of a conditional flow of four blocks of two spline couplings, networks
/// 2-128-128-23, 512 samples: forward, negative log-likelihood, backward, gradient clip, Adam.
///
/// Its inputs come from a congruential generator that a few lines of any language repeat, so there is no file.
public final class LikelihoodStep {
    private static final int SIZE = 512;
    private static final int BLOCKS = 4;
    private static final Spline SPLINE = new Spline(8, 3f);
    private static final double LARGEST_NORM = 5;
    private static final double RATE = 2e-4;

    private final Parameters parameters = new Parameters();
    private final Tape tape;
    private final Likelihood loss;
    private final Adam adam;
    private int state;

    public LikelihoodStep(Workers workers) {
        Architecture shape = new Architecture(2, List.of(128, 128), SPLINE.parameters(), Activation.SILU);
        List<Bijection> links = new ArrayList<>();
        List<Mlp> networks = new ArrayList<>();
        for (int i = 0; i < 2 * BLOCKS; i++) {
            Mlp network = new Mlp("network." + i, shape, parameters);
            networks.add(network);
            links.add(new Coupling(2, i % 2, i % 2 + 1, SPLINE, network));
        }
        networks.forEach(this::fill);
        Batch x = batch(2, 1.7f);
        Batch y = batch(1, 2f);
        tape = Tape.forTraining(SIZE, workers, parameters);
        Value logDet = tape.accumulator(1);
        Value z = new Chain(links).forward(tape, tape.constant(x), tape.constant(y), logDet);
        loss = tape.add(new Likelihood(tape, z, logDet));
        adam = new Adam(parameters.size());
    }

    /// Weights and biases uniform within `1/√in`, row by row, layer by layer.
    private void fill(Mlp network) {
        Architecture shape = network.architecture();
        for (int l = 0; l < shape.layers(); l++) {
            float bound = (float) (1 / Math.sqrt(shape.into(l)));
            network.weight(l, drawn(shape.into(l) * shape.outOf(l), bound));
            network.bias(l, drawn(shape.outOf(l), bound));
        }
    }

    private Batch batch(int width, float bound) {
        return Batch.over(SIZE, width, drawn(SIZE * width, bound));
    }

    /// `s ← 1664525 s + 1013904223 mod 2³²`; the number is `bound · (s/2³¹ − 1)` from the upper 24 bits.
    private float[] drawn(int count, float bound) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            state = 1664525 * state + 1013904223;
            numbers[i] = ((state >>> 8) * 0x1p-23f - 1f) * bound;
        }
        return numbers;
    }

    /// One step; returns the loss before it.
    public double step() {
        tape.forward();
        tape.backward();
        GradientNorm.limit(parameters.gradient(), LARGEST_NORM);
        adam.step(parameters.values(), parameters.gradient(), RATE);
        return loss.value();
    }
}
