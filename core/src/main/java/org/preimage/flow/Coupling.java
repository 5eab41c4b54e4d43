package org.preimage.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.grad.Operation;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.nn.Mlp;
import org.preimage.nn.MlpPass;
import org.preimage.nn.Selection;

/// A coupling (Dinh et al. 2017): the variables `first ≤ v < end` are each put through a [Transformer] whose
/// raw numbers a
/// network computes from the other variables and the condition; the others pass unchanged.
///
/// @param dim the number of variables, `d`
/// @param first the first transformed variable
/// @param end behind the last transformed variable
/// @param subnet from the other variables, in their order, and then the condition, to the raw numbers: those of
/// kind `p`
///     of the `j`-th transformed variable at output `p * (end − first) + j`
public record Coupling(int dim, int first, int end, Transformer transformer, Mlp subnet) implements Bijection {
    private static final int TILE = Tape.TILE;
    private static final int RAW_GRADIENT = MlpPass.FREE_SLOT;
    private static final int SCRATCH = MlpPass.FREE_SLOT + 1;
    private static final int IN_GRADIENT = MlpPass.FREE_SLOT + 2;

    public Coupling {
        if (first < 0 || first >= end || end > dim) {
            throw new IllegalArgumentException(
                    "Coupling: expected some of " + dim + " variables, found " + first + " … " + (end - 1));
        }
        int expected = (end - first) * transformer.parameters();
        if (subnet.architecture().outputs() != expected) {
            throw new IllegalArgumentException("Coupling: expected a network with " + expected + " outputs, found "
                    + subnet.architecture().outputs());
        }
    }

    private int transformed() {
        return end - first;
    }

    @Override
    public Value forward(Tape tape, Value x, @Nullable Value condition, Value logDet) {
        return tape.add(new Pass(tape, false, x, condition, logDet)).out;
    }

    @Override
    public Value inverse(Tape tape, Value z, @Nullable Value condition, Value logDet) {
        return tape.add(new Pass(tape, true, z, condition, logDet)).out;
    }

    private List<Selection> networkInputs(Value in, @Nullable Value condition) {
        List<Selection> inputs = new ArrayList<>();
        int[] others =
                IntStream.range(0, dim).filter(v -> v < first || v >= end).toArray();
        if (others.length > 0) {
            inputs.add(new Selection(in, others));
        }
        if (condition != null) {
            inputs.add(Selection.all(condition));
        }
        return inputs;
    }

    /// One direction on one tape.
    private final class Pass implements Operation.Samplewise {
        private final Tape tape;
        private final boolean inverse;
        private final Value in;
        private final Value out;
        private final Value logDet;
        private final MlpPass network;
        /// The prepared raw numbers, `[n × outputs]`.
        private final Batch raw;

        Pass(Tape tape, boolean inverse, Value in, @Nullable Value condition, Value logDet) {
            if (in.width() != dim) {
                throw new IllegalArgumentException("Coupling: expected " + dim + " variables, found " + in.width());
            }
            this.tape = tape;
            this.inverse = inverse;
            this.in = in;
            this.logDet = logDet;
            this.out = tape.output(dim);
            this.network = new MlpPass(subnet, networkInputs(in, condition), tape);
            this.raw = Batch.zeros(tape.size(), subnet.architecture().outputs());
            tape.reserve(RAW_GRADIENT, raw.width() * TILE);
            tape.reserve(SCRATCH, transformer.scratch());
            tape.reserve(IN_GRADIENT, TILE);
        }

        private int rawStep() {
            return transformed() * raw.size();
        }

        @Override
        public void forward(Slice slice) {
            network.forward(slice, raw);
            float[] scratch = tape.scratch(slice.part(), SCRATCH);
            float[] from = in.batch().data();
            float[] to = out.batch().data();
            float[] log = logDet.batch().data();
            int n = slice.size();
            for (int v = 0; v < dim; v++) {
                int at = in.batch().row(v) + slice.from();
                if (v < first || v >= end) {
                    System.arraycopy(from, at, to, at, n);
                    continue;
                }
                int rawAt = raw.row(v - first) + slice.from();
                transformer.prepare(raw.data(), rawAt, rawStep(), n, scratch);
                if (inverse) {
                    transformer.inverse(raw.data(), rawAt, rawStep(), from, at, to, at, log, slice.from(), n, scratch);
                } else {
                    transformer.forward(raw.data(), rawAt, rawStep(), from, at, to, at, log, slice.from(), n, scratch);
                }
            }
        }

        @Override
        public void backward(Slice slice) {
            float[] rawGradient = tape.scratch(slice.part(), RAW_GRADIENT);
            float[] inGradient = tape.scratch(slice.part(), IN_GRADIENT);
            float[] scratch = tape.scratch(slice.part(), SCRATCH);
            float[] outGradient = out.gradient().data();
            float[] x = inverse ? out.batch().data() : in.batch().data();
            float[] y = inverse ? in.batch().data() : out.batch().data();
            int n = slice.size();
            for (int v = 0; v < dim; v++) {
                int at = in.batch().row(v) + slice.from();
                if (v < first || v >= end) {
                    addTo(in, at, outGradient, at, n);
                    continue;
                }
                int rawAt = raw.row(v - first) + slice.from();
                transformer.backward(
                        inverse,
                        raw.data(),
                        rawAt,
                        rawStep(),
                        x,
                        at,
                        y,
                        at,
                        outGradient,
                        at,
                        logDet.gradient().data(),
                        slice.from(),
                        rawGradient,
                        (v - first) * TILE,
                        transformed() * TILE,
                        inGradient,
                        0,
                        n,
                        scratch);
                addTo(in, at, inGradient, 0, n);
            }
            network.backward(slice, rawGradient);
        }

        private static void addTo(Value value, int at, float[] gradient, int gradientAt, int n) {
            if (value.differentiable()) {
                float[] to = value.gradient().data();
                for (int i = 0; i < n; i++) {
                    to[at + i] += gradient[gradientAt + i];
                }
            }
        }
    }

    /// Sets the last layer's biases so that with small last weights the coupling starts near the identity.
    public void startNearIdentity() {
        int last = subnet.architecture().layers() - 1;
        float[] bias = new float[subnet.architecture().outputs()];
        for (int p = 0; p < transformer.parameters(); p++) {
            Arrays.fill(bias, p * transformed(), (p + 1) * transformed(), transformer.identity(p));
        }
        subnet.bias(last, bias);
    }
}
