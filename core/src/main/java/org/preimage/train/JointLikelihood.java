package org.preimage.train;

import java.util.random.RandomGenerator;
import org.preimage.flow.Flow;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;

/// The likelihood of an invertible network `[x, padding] ↦ [ŷ, ẑ]` (equation 12), and on validation rows also the
/// error of its prediction from designs whose padding is zero, as it will be used.
final class JointLikelihood implements RowObjective.Recording {
    private final NoiseLevels noise;
    private final Blur blur;
    private final Batch designs;
    private final Batch properties;
    /// `[x, 0]`.
    private final Batch padded;

    private final Batch x;
    private final Batch y;
    private final Likelihood likelihood;
    private final SquaredError error;

    JointLikelihood(Tape tape, Flow flow, Rows rows, double deviation, NoiseLevels noise, Blur blur) {
        int n = tape.size();
        int width = flow.shape().dim();
        this.noise = noise;
        this.blur = blur;
        designs = Batch.zeros(n, rows.x().width());
        properties = Batch.zeros(n, rows.y().width());
        padded = Batch.zeros(n, width);
        x = Batch.zeros(n, width);
        y = Batch.zeros(n, rows.y().width());
        Value logDet = tape.accumulator(1);
        Value out = flow.chain().forward(tape, tape.constant(x), null, logDet);
        likelihood = tape.add(new Likelihood(tape, out, logDet, y, deviation));
        Value plain =
                tape.trains() ? out : flow.chain().forward(tape, tape.constant(padded), null, tape.accumulator(1));
        error = tape.add(new SquaredError(tape, plain, properties, rows.clipping()));
        error.weight(0);
    }

    @Override
    public void load(Batch fromX, Batch fromY, int[] order, int at, RandomGenerator random, double progress) {
        designs.gather(fromX, order, at);
        properties.gather(fromY, order, at);
        System.arraycopy(designs.data(), 0, padded.data(), 0, designs.data().length);
        System.arraycopy(padded.data(), 0, x.data(), 0, x.data().length);
        System.arraycopy(properties.data(), 0, y.data(), 0, y.data().length);
        double times = noise.times(progress);
        Blur.add(times * noise.padding(), x, designs.width(), random);
        Blur.add(times * noise.properties(), y, 0, random);
        blur.spread(x, random);
    }

    @Override
    public double loss() {
        return likelihood.value();
    }

    @Override
    public double[] scores() {
        return new double[] {error.value(), likelihood.value()};
    }
}
