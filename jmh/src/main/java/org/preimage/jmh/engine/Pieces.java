package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.preimage.jmh.InnStep;
import org.preimage.jmh.LikelihoodStep;
import org.preimage.jmh.LocalizationSteps;
import org.preimage.math.Activation;
import org.preimage.nn.Architecture;

/// All pieces, by name.
public final class Pieces {
    /// A network's forward pass, its data gradient, its weight gradient.
    private static final int TRAINING_PASSES = 3;

    private Pieces() {}

    /// The fixed pieces of work, which PyTorch's program knows by the same names.
    public static List<Piece> works() {
        return List.of(
                new Piece(
                        "W1",
                        "a step both ways of an invertible network, 4 blocks × 128, 1024 rows",
                        // 4 blocks of 2 networks, each used forward and inverse
                        16 * TRAINING_PASSES * flops(1024, 2, List.of(128, 128), 4),
                        workers -> InnStep.w1(workers)::step),
                new Piece(
                        "W2",
                        "a step both ways of an invertible network, 4 blocks × 64, 256 rows",
                        16 * TRAINING_PASSES * flops(256, 4, List.of(64, 64), 8),
                        workers -> InnStep.w2(workers)::step),
                new Piece(
                        "W3",
                        "100 Adam steps on 1000 designs through a network 4-256-256-256-2",
                        // forward and data gradient only: the network is frozen
                        100 * 2 * flops(1000, 4, List.of(256, 256, 256), 2),
                        workers -> new LocalizationSteps(workers)::run),
                new Piece(
                        "W4",
                        "a likelihood step of a conditional flow, 8 spline couplings × 128, 512 rows",
                        8 * TRAINING_PASSES * flops(512, 2, List.of(128, 128), 23),
                        workers -> new LikelihoodStep(workers)::step));
    }

    private static double flops(int rows, int inputs, List<Integer> hidden, int outputs) {
        return flops(rows, new Architecture(inputs, hidden, outputs, Activation.RELU));
    }

    /// The work of one pass of `rows` samples through a network.
    static double flops(int rows, Architecture shape) {
        double products = 0;
        for (int l = 0; l < shape.layers(); l++) {
            products += (double) shape.into(l) * shape.outOf(l);
        }
        return 2 * rows * products;
    }

    /// @throws IllegalArgumentException if there is no such piece
    static Piece named(String name) {
        if (ScalingStep.matches(name)) {
            return ScalingStep.parse(name).piece();
        }
        List<Piece> all = new ArrayList<>(works());
        Stream.of(Peak.pieces(), MatrixProduct.pieces()).forEach(all::addAll);
        return all.stream()
                .filter(piece -> piece.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("piece: expected one of "
                        + all.stream().map(Piece::name).toList() + " or inn/… or likelihood/…, found " + name));
    }
}
