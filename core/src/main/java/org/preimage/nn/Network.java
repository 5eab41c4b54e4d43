package org.preimage.nn;

import java.util.List;
import org.preimage.grad.Operation;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;

/// An [Mlp] as an operation of its own: `[n × inputs] → [n × outputs]`.
public final class Network implements Operation.Samplewise {
    private static final int OUT_GRADIENT = MlpPass.FREE_SLOT;

    private final MlpPass pass;
    private final Value out;
    private final Tape tape;

    private Network(Mlp mlp, List<Selection> inputs, Tape tape) {
        this.pass = new MlpPass(mlp, inputs, tape);
        this.out = tape.output(mlp.architecture().outputs());
        this.tape = tape;
        tape.reserve(OUT_GRADIENT, out.width() * Tape.TILE);
    }

    /// Records `mlp` on `tape`, reading `x`.
    public static Value record(Mlp mlp, Value x, Tape tape) {
        return record(mlp, List.of(Selection.all(x)), tape);
    }

    /// Records `mlp` on `tape`, reading several values side by side.
    public static Value record(Mlp mlp, List<Selection> inputs, Tape tape) {
        return tape.add(new Network(mlp, inputs, tape)).out;
    }

    @Override
    public void forward(Slice slice) {
        pass.forward(slice, out.batch());
    }

    @Override
    public void backward(Slice slice) {
        Batch gradient = out.gradient();
        float[] tile = tape.scratch(slice.part(), OUT_GRADIENT);
        for (int v = 0; v < gradient.width(); v++) {
            System.arraycopy(gradient.data(), gradient.row(v) + slice.from(), tile, v * Tape.TILE, slice.size());
        }
        pass.backward(slice, tile);
    }
}
