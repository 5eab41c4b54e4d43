package org.preimage.bench;

import java.util.List;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// `y = sin(3π x1) + cos(3π x2)` on the square `[−1, 1]²`, whose designs are uniform; the variance of `y` is 1.
///
/// For `1 < y < 2` the designs of one property are nine closed loops, one around each maximum: see
/// [SinewaveLoops].
public final class Sinewave implements Problem {
    private static final double FREQUENCY = 3 * Math.PI;
    private static final Space SPACE =
            new Space(List.of(new Input("x1", -1, 1), new Input("x2", -1, 1)), List.of(new Output("y", -2, 2)));

    @Override
    public String name() {
        return "sinewave";
    }

    @Override
    public String description() {
        return "y = sin(3π x1) + cos(3π x2) on a square: nine closed loops of designs for one property";
    }

    @Override
    public Space space() {
        return SPACE;
    }

    @Override
    public Target usualTarget() {
        return new Target(new double[] {1.5}, new double[] {0.01});
    }

    @Override
    public double[][] sample(int n, Seed seed) {
        return new double[][] {
            Designs.column(n, seed.of("x1"), random -> random.nextDouble(-1, 1)),
            Designs.column(n, seed.of("x2"), random -> random.nextDouble(-1, 1))
        };
    }

    @Override
    public double[] evaluate(double[] x) {
        Designs.checkWidth(this, x);
        return new double[] {Math.sin(FREQUENCY * x[0]) + Math.cos(FREQUENCY * x[1])};
    }

    @Override
    public double[][] jacobian(double[] x) {
        Designs.checkWidth(this, x);
        return new double[][] {{FREQUENCY * Math.cos(FREQUENCY * x[0]), -FREQUENCY * Math.sin(FREQUENCY * x[1])}};
    }
}
