package org.preimage.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// An arm of 1000 equal segments, together of length 1, that bends a little at every joint: where does its tip
/// end, `y1 = Σ cos t_i / 1000` and `y2 = Σ sin t_i / 1000` with `t_i = x_1 + … + x_i`?
///
/// A task whose latent has a thousand dimensions, and whose property depends on all of them together. Designs
/// are normal with mean 0 and such deviations that the last segment's direction has variance 1; the box ends at
/// six of them. It is no part of [Problems], whose laws draw more designs than fit a thousand inputs.
public final class LongArm implements Problem {
    private static final int JOINTS = 1000;
    private static final double DEVIATION = 1 / Math.sqrt(JOINTS);
    private static final double BOX = 6;
    private static final Space SPACE = new Space(
            IntStream.rangeClosed(1, JOINTS)
                    .mapToObj(joint -> new Input("x" + joint, -BOX * DEVIATION, BOX * DEVIATION))
                    .toList(),
            List.of(new Output("y1", -1, 1), new Output("y2", -1, 1)));

    @Override
    public String name() {
        return "long-arm";
    }

    @Override
    public String description() {
        return "The tip of an arm of 1000 segments that bends a little at every joint";
    }

    @Override
    public Space space() {
        return SPACE;
    }

    @Override
    public Target usualTarget() {
        return new Target(new double[] {0.8, 0.4}, new double[] {0.005, 0.005});
    }

    @Override
    public double[][] sample(int n, Seed seed) {
        return SPACE.inputNames().stream()
                .map(name -> Designs.column(n, seed.of(name), random -> DEVIATION * Draws.normal(random)))
                .toArray(double[][]::new);
    }

    @Override
    public double[] evaluate(double[] x) {
        Designs.checkWidth(this, x);
        double[] y = new double[2];
        double direction = 0;
        for (double angle : x) {
            direction += angle;
            y[0] += Math.cos(direction) / JOINTS;
            y[1] += Math.sin(direction) / JOINTS;
        }
        return y;
    }

    /// A joint turns all segments after it around itself.
    @Override
    public double[][] jacobian(double[] x) {
        double[] tip = evaluate(x);
        double[][] jacobian = new double[2][x.length];
        double[] joint = new double[2];
        double direction = 0;
        for (int i = 0; i < x.length; i++) {
            jacobian[0][i] = joint[1] - tip[1];
            jacobian[1][i] = tip[0] - joint[0];
            direction += x[i];
            joint[0] += Math.cos(direction) / JOINTS;
            joint[1] += Math.sin(direction) / JOINTS;
        }
        return jacobian;
    }
}
