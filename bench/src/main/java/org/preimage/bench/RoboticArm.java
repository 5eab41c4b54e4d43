package org.preimage.bench;

import java.util.List;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// An arm of three segments in the plane, of lengths `l = (0.5, 0.5, 1)`, on a slider at the height `x1`: where
/// does its tip end, `y1 = Σ l_i cos t_i` and `y2 = x1 + Σ l_i sin t_i`, when its joints are turned by `x2`,
/// `x3`, `x4` radians?
///
/// Two conventions for the directions `t` of the segments are in use, and they are different tasks. In the
/// *difference* convention (Ren et al. 2020) `t = (x2, x3 − x2, x4 − x2 − x3)`; in the *cumulative* one
/// (Ardizzone et al. 2019) `t = (x2, x2 + x3, x2 + x3 + x4)`.
///
/// Designs are normal with mean 0 and the standard deviations 0.25, 0.5, 0.5, 0.5. The box ends at four of
/// them, so that about 1 design in 4,000 of the prior lies outside. The ranges of the outputs are those over
/// the box.
public final class RoboticArm implements Problem {
    private static final double[] LENGTHS = {0.5, 0.5, 1};
    private static final double[] DEVIATIONS = {0.25, 0.5, 0.5, 0.5};
    private static final double BOX = 4;

    private final String name;
    private final String description;
    private final Space space;
    /// The directions as sums of the joints: `t_i = Σ_j directions[i][j] x_(j+2)`, `[3 × 3]`.
    private final int[][] directions;

    private RoboticArm(String name, String formula, List<Output> outputs, int[][] directions) {
        this.name = name;
        this.description = "The tip of an arm of three segments on a slider, directed by " + formula;
        this.space = new Space(
                List.of(
                        input("x1", DEVIATIONS[0]),
                        input("x2", DEVIATIONS[1]),
                        input("x3", DEVIATIONS[2]),
                        input("x4", DEVIATIONS[3])),
                outputs);
        this.directions = directions;
    }

    /// The arm in the difference convention, named `arm`.
    public static RoboticArm difference() {
        return new RoboticArm(
                "arm",
                "differences of its joints (x2, x3 − x2, x4 − x2 − x3)",
                List.of(new Output("y1", -1.6947, 2), new Output("y2", -2.8414, 2.8414)),
                new int[][] {{1, 0, 0}, {-1, 1, 0}, {-1, -1, 1}});
    }

    /// The arm in the cumulative convention, named `arm-cumulative`.
    public static RoboticArm cumulative() {
        return new RoboticArm(
                "arm-cumulative",
                "sums of its joints (x2, x2 + x3, x2 + x3 + x4)",
                List.of(new Output("y1", -1.708, 2), new Output("y2", -3, 3)),
                new int[][] {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Space space() {
        return space;
    }

    @Override
    public Target usualTarget() {
        return new Target(new double[] {1.5, 0}, new double[] {0.005, 0.005});
    }

    @Override
    public double[][] sample(int n, Seed seed) {
        double[][] x = new double[DEVIATIONS.length][];
        for (int i = 0; i < x.length; i++) {
            double deviation = DEVIATIONS[i];
            x[i] = Designs.column(n, seed.of(space.inputs().get(i).name()), random -> deviation * Draws.normal(random));
        }
        return x;
    }

    @Override
    public double[] evaluate(double[] x) {
        Designs.checkWidth(this, x);
        double[] y = {0, x[0]};
        for (int i = 0; i < LENGTHS.length; i++) {
            double t = direction(i, x);
            y[0] += LENGTHS[i] * Math.cos(t);
            y[1] += LENGTHS[i] * Math.sin(t);
        }
        return y;
    }

    @Override
    public double[][] jacobian(double[] x) {
        Designs.checkWidth(this, x);
        double[][] jacobian = new double[2][x.length];
        jacobian[1][0] = 1;
        for (int i = 0; i < LENGTHS.length; i++) {
            double t = direction(i, x);
            for (int j = 0; j < directions[i].length; j++) {
                jacobian[0][j + 1] -= directions[i][j] * LENGTHS[i] * Math.sin(t);
                jacobian[1][j + 1] += directions[i][j] * LENGTHS[i] * Math.cos(t);
            }
        }
        return jacobian;
    }

    private double direction(int segment, double[] x) {
        double t = 0;
        for (int j = 0; j < directions[segment].length; j++) {
            t += directions[segment][j] * x[j + 1];
        }
        return t;
    }

    private static Input input(String name, double deviation) {
        return new Input(name, -BOX * deviation, BOX * deviation);
    }
}
