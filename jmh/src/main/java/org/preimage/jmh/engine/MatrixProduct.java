package org.preimage.jmh.engine;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Tape;
import org.preimage.math.Kernels;
import org.preimage.random.Seed;

/// The three matrix products of a layer of 128 units under 128 others, 1024 rows, tile by tile as a network
/// does them: its outputs, the gradients of its inputs, the gradients of its weights.
final class MatrixProduct {
    static final String FORWARD = "forward";
    static final String DATA_GRADIENT = "data-gradient";
    static final String WEIGHT_GRADIENT = "weight-gradient";

    private static final int ROWS = 1024;
    private static final int WIDTH = 128;
    private static final double FLOPS = 2.0 * ROWS * WIDTH * WIDTH;

    private final float[] rows = random(ROWS * WIDTH);
    private final float[] gradient = random(ROWS * WIDTH);
    private final float[] weights = random(WIDTH * WIDTH);
    private final float[] bias = random(WIDTH);
    private final float[] out = new float[ROWS * WIDTH];
    private final float[] total = new float[WIDTH * WIDTH];

    private MatrixProduct() {}

    static List<Piece> pieces() {
        return List.of(
                new Piece(FORWARD, "1024 × 128 × 128, outputs", FLOPS, _ -> new MatrixProduct()::forward),
                new Piece(
                        DATA_GRADIENT, "the same, gradients of inputs", FLOPS, _ -> new MatrixProduct()::dataGradient),
                new Piece(
                        WEIGHT_GRADIENT,
                        "the same, gradients of weights",
                        FLOPS,
                        _ -> new MatrixProduct()::weightGradient));
    }

    private static float[] random(int length) {
        RandomGenerator random = new Seed(length).generator();
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    private void forward() {
        for (int row = 0; row < ROWS; row += Tape.TILE) {
            Kernels.ACTIVE.multiply(
                    Math.min(Tape.TILE, ROWS - row),
                    WIDTH,
                    WIDTH,
                    rows,
                    row * WIDTH,
                    WIDTH,
                    1,
                    weights,
                    0,
                    0,
                    out,
                    row * WIDTH,
                    WIDTH,
                    bias,
                    0);
        }
    }

    private void dataGradient() {
        for (int row = 0; row < ROWS; row += Tape.TILE) {
            Kernels.ACTIVE.multiply(
                    Math.min(Tape.TILE, ROWS - row),
                    WIDTH,
                    WIDTH,
                    gradient,
                    row * WIDTH,
                    WIDTH,
                    1,
                    weights,
                    0,
                    0,
                    out,
                    row * WIDTH,
                    WIDTH,
                    null,
                    0);
        }
    }

    private void weightGradient() {
        Arrays.fill(total, 0f);
        for (int row = 0; row < ROWS; row += Tape.TILE) {
            Kernels.ACTIVE.multiply(
                    WIDTH,
                    WIDTH,
                    Math.min(Tape.TILE, ROWS - row),
                    rows,
                    row * WIDTH,
                    1,
                    WIDTH,
                    gradient,
                    row * WIDTH,
                    WIDTH,
                    total,
                    0,
                    WIDTH,
                    total,
                    0);
        }
    }
}
