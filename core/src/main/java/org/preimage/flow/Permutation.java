package org.preimage.flow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.grad.Operation;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// A fixed order of the variables: `z_i = x_{order(i)}`. Its log-determinant is 0.
public record Permutation(List<Integer> order) implements Bijection {
    public Permutation {
        order = List.copyOf(order);
        if (!order.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, order.size()).boxed().toList())) {
            throw new IllegalArgumentException(
                    "Permutation: expected each of 0 … " + (order.size() - 1) + " once, found " + order);
        }
    }

    @Override
    public int dim() {
        return order.size();
    }

    @Override
    public Value forward(Tape tape, Value x, @Nullable Value condition, Value logDet) {
        int[] from = order.stream().mapToInt(Integer::intValue).toArray();
        return reorder(tape, x, from);
    }

    @Override
    public Value inverse(Tape tape, Value z, @Nullable Value condition, Value logDet) {
        int[] from = new int[dim()];
        Arrays.setAll(from, order::indexOf);
        return reorder(tape, z, from);
    }

    private static Value reorder(Tape tape, Value in, int[] from) {
        if (in.width() != from.length) {
            throw new IllegalArgumentException(
                    "Permutation: expected " + from.length + " variables, found " + in.width());
        }
        return tape.add(new Reorder(in, tape.output(from.length), from)).out();
    }

    private record Reorder(Value in, Value out, int[] from) implements Operation.Samplewise {
        @Override
        public void forward(Slice slice) {
            for (int v = 0; v < from.length; v++) {
                System.arraycopy(
                        in.batch().data(),
                        in.batch().row(from[v]) + slice.from(),
                        out.batch().data(),
                        out.batch().row(v) + slice.from(),
                        slice.size());
            }
        }

        @Override
        public void backward(Slice slice) {
            if (!in.differentiable()) {
                return;
            }
            float[] to = in.gradient().data();
            float[] gradient = out.gradient().data();
            for (int v = 0; v < from.length; v++) {
                int at = in.batch().row(from[v]);
                int outAt = out.batch().row(v);
                for (int i = slice.from(); i < slice.to(); i++) {
                    to[at + i] += gradient[outAt + i];
                }
            }
        }
    }
}
