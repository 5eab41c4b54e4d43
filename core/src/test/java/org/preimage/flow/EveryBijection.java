package org.preimage.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.grad.Parameters;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.random.Seed;

/// The list that all laws of bijections run through: each with weights that take it far from the identity, and
/// points inside and outside the box of the splines.
record EveryBijection(
        String name,
        Bijection map,
        Parameters parameters,
        Batch points,
        @Nullable Batch condition) {
    /// A full tile and one sample more.
    static final int SIZE = 61;

    /// Of the weights, over those of a new network.
    private static final float SCALE = 1.3f;

    private static final float BOUND = 2.5f;
    private static final Affine OLDER = new Affine(1.5f, true);
    private static final Spline THREE = new Spline(3, BOUND);
    private static final Spline EIGHT = new Spline(8, BOUND);
    private static final ShiftedSpline SHIFTED = new ShiftedSpline(THREE, OLDER);

    static Stream<EveryBijection> all() {
        return Stream.of(
                of("affine, second half", 5, 0, b -> b.coupling(2, 5, Affine.DEFAULT)),
                of("affine of the older form, first half", 5, 0, b -> b.coupling(0, 2, OLDER)),
                of("affine with a condition", 4, 2, b -> b.coupling(0, 2, Affine.DEFAULT)),
                of("affine in the middle", 4, 1, b -> b.coupling(1, 3, OLDER)),
                of("affine from the condition only", 3, 2, b -> b.coupling(0, 3, Affine.DEFAULT)),
                of("spline of three bins, first half", 4, 0, b -> b.coupling(0, 2, THREE)),
                of("spline of eight bins, second half", 3, 0, b -> b.coupling(1, 3, EIGHT)),
                of("spline of eight bins with a condition", 4, 2, b -> b.coupling(2, 4, EIGHT)),
                of("spline of three bins from the condition only", 2, 1, b -> b.coupling(0, 2, THREE)),
                of("shifted spline, first half", 4, 0, b -> b.coupling(0, 2, SHIFTED)),
                of("shifted spline with a condition", 4, 2, b -> b.coupling(2, 4, new ShiftedSpline(8, BOUND))),
                of("permutation", 6, 0, _ -> new Permutation(List.of(3, 0, 5, 1, 4, 2))),
                of("chain of affine couplings", 4, 0, b -> b.chain(Affine.DEFAULT)),
                of("chain of splines with a condition", 4, 1, b -> b.chain(EIGHT)),
                of("chain of shifted splines", 4, 0, b -> b.chain(SHIFTED)),
                of("chain within a chain", 4, 0, b -> new Chain(List.of(b.chain(OLDER), b.coupling(0, 2, THREE)))));
    }

    /// The same with weights twice as large as those that the others start from: slopes from 1e-5 to 1e3.
    static Stream<EveryBijection> steep() {
        return all().map(b -> {
            b.scale(2 / SCALE);
            return b;
        });
    }

    private void scale(float factor) {
        float[] values = parameters.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private interface Recipe {
        Bijection make(Builder builder);
    }

    private static EveryBijection of(String name, int dim, int conditions, Recipe recipe) {
        Builder builder = new Builder(name, dim, conditions);
        Bijection map = recipe.make(builder);
        builder.networks.forEach(mlp -> mlp.initialize(builder.random, 1f));
        Batch points = builder.gaussian(dim, 1.5f);
        Batch condition = conditions == 0 ? null : builder.gaussian(conditions, 1f);
        EveryBijection every = new EveryBijection(name, map, builder.parameters, points, condition);
        every.scale(SCALE);
        return every;
    }

    private static final class Builder {
        private final int dim;
        private final int conditions;
        private final Parameters parameters = new Parameters();
        private final List<Mlp> networks = new ArrayList<>();
        private final RandomGenerator random;

        Builder(String name, int dim, int conditions) {
            this.dim = dim;
            this.conditions = conditions;
            this.random = new Seed(17).of(name).generator();
        }

        Coupling coupling(int first, int end, Transformer transformer) {
            Architecture shape = new Architecture(
                    dim - (end - first) + conditions,
                    List.of(9, 12),
                    (end - first) * transformer.parameters(),
                    networks.size() % 2 == 0 ? Activation.SILU : Activation.TANH);
            Mlp mlp = new Mlp("net" + networks.size(), shape, parameters);
            networks.add(mlp);
            return new Coupling(dim, first, end, transformer, mlp);
        }

        Chain chain(Transformer transformer) {
            int half = dim / 2;
            return new Chain(List.of(
                    coupling(0, half, transformer),
                    coupling(half, dim, transformer),
                    new Permutation(List.of(2, 0, 3, 1)),
                    coupling(0, half, transformer),
                    coupling(half, dim, transformer)));
        }

        Batch gaussian(int width, float scale) {
            Batch batch = Batch.zeros(SIZE, width);
            for (int i = 0; i < batch.data().length; i++) {
                batch.data()[i] = scale * (float) random.nextGaussian();
            }
            return batch;
        }
    }

    double[] point(int sample) {
        return row(points, sample);
    }

    double[] conditionOf(int sample) {
        return condition == null ? new double[0] : row(condition, sample);
    }

    static double[] row(Batch batch, int sample) {
        double[] row = new double[batch.width()];
        for (int v = 0; v < row.length; v++) {
            row[v] = batch.get(sample, v);
        }
        return row;
    }

    @Override
    public String toString() {
        return name;
    }
}
