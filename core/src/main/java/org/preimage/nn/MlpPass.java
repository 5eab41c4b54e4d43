package org.preimage.nn;

import java.util.Arrays;
import java.util.List;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.math.Kernels;

/// One use of an [Mlp] on a tape: what it reads, and the activations that its backward pass needs. Within a
/// tile the activations are sample-major, `[TILE × padded width]`, so that the matrix kernel's vectors run over
/// a layer's outputs.
public final class MlpPass {
    private static final Kernels K = Kernels.ACTIVE;
    private static final int TILE = Tape.TILE;

    // Slots of the tape's working memory.
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int GRADIENT = 2;
    private static final int NEXT_GRADIENT = 3;
    private static final int LANES = 4;
    /// The first slot that is not used here.
    public static final int FREE_SLOT = 5;

    private final Mlp mlp;
    private final Architecture shape;
    private final List<Selection> inputs;
    private final Tape tape;
    private final boolean inputsDifferentiate;
    /// By hidden layer: the activations of all tiles (of one tile a part, if there will be no backward pass).
    private final float[][] hidden;
    /// By hidden layer, for activations that keep them: the slopes.
    private final float[][] slopes;

    /// @param inputs what the network reads, side by side; their widths add up to the network's inputs
    public MlpPass(Mlp mlp, List<Selection> inputs, Tape tape) {
        this.mlp = mlp;
        this.shape = mlp.architecture();
        this.inputs = List.copyOf(inputs);
        this.tape = tape;
        int given = inputs.stream().mapToInt(s -> s.variables().length).sum();
        if (given != shape.inputs()) {
            throw new IllegalArgumentException("Mlp: expected " + shape.inputs() + " inputs, found " + given);
        }
        inputsDifferentiate =
                tape.differentiates() && inputs.stream().anyMatch(s -> s.value().differentiable());
        int tiles = tape.differentiates() ? tape.tiles() : tape.parts();
        int layers = shape.hidden().size();
        hidden = new float[layers][];
        slopes = new float[layers][];
        int widest = Math.max(Mlp.padded(shape.outputs()), Mlp.padded(shape.inputs()));
        for (int l = 0; l < layers; l++) {
            int width = Mlp.padded(shape.outOf(l));
            hidden[l] = new float[tiles * TILE * width];
            slopes[l] = shape.activation().keepsSlope() ? new float[tiles * TILE * width] : new float[0];
            widest = Math.max(widest, width);
        }
        reserve(widest);
        tape.beforeForward(mlp.packed());
    }

    private void reserve(int widest) {
        tape.reserve(INPUT, shape.inputs() * TILE);
        tape.reserve(OUTPUT, TILE * Mlp.padded(shape.outputs()));
        tape.reserve(GRADIENT, TILE * widest);
        tape.reserve(NEXT_GRADIENT, TILE * widest);
        tape.reserve(LANES, 8 * K.lanes());
    }

    /// Writes the network's outputs for the samples of `slice` to `out`, `[n × outputs]`.
    public void forward(Slice slice, Batch out) {
        int rows = slice.size();
        float[] input = gather(slice);
        PackedMlp packed = mlp.packed();
        float[] values = mlp.parameters().values();
        Activation activation = shape.activation();
        float[] from = input;
        int at = 0;
        int rowStep = 1;
        int step = TILE;
        for (int l = 0; l < hidden.length; l++) {
            int columns = Mlp.padded(shape.outOf(l));
            int to = tileAt(slice, columns);
            K.multiply(
                    rows,
                    columns,
                    shape.into(l),
                    from,
                    at,
                    rowStep,
                    step,
                    packed.forward(l),
                    0,
                    0,
                    hidden[l],
                    to,
                    columns,
                    values,
                    mlp.biasAt(l));
            K.activate(activation, hidden[l], to, rows * columns, slopes[l], to);
            from = hidden[l];
            at = to;
            rowStep = columns;
            step = 1;
        }
        int last = hidden.length;
        if (mlp.narrow(last)) {
            narrowOutput(slice, out);
            return;
        }
        int columns = Mlp.padded(shape.outputs());
        float[] result = tape.scratch(slice.part(), OUTPUT);
        K.multiply(
                rows,
                columns,
                shape.into(last),
                from,
                at,
                rowStep,
                step,
                packed.forward(last),
                0,
                0,
                result,
                0,
                columns,
                values,
                mlp.biasAt(last));
        scatter(result, columns, slice, out);
    }

    private void narrowOutput(Slice slice, Batch out) {
        int last = hidden.length;
        int width = Mlp.padded(shape.into(last));
        float[] values = mlp.parameters().values();
        K.dots(
                slice.size(),
                shape.outputs(),
                width,
                hidden[last - 1],
                tileAt(slice, width),
                width,
                values,
                mlp.weightAt(last),
                width,
                out.data(),
                slice.from(),
                out.size(),
                values,
                mlp.biasAt(last),
                tape.scratch(slice.part(), LANES));
    }

    private int tileAt(Slice slice, int columns) {
        return (tape.differentiates() ? slice.tile() : slice.part()) * TILE * columns;
    }

    /// The inputs of a tile, variable-major: `[inputs × TILE]`.
    private float[] gather(Slice slice) {
        float[] input = tape.scratch(slice.part(), INPUT);
        int row = 0;
        for (int s = 0; s < inputs.size(); s++) {
            Batch batch = inputs.get(s).value().batch();
            for (int v : inputs.get(s).variables()) {
                System.arraycopy(batch.data(), batch.row(v) + slice.from(), input, row * TILE, slice.size());
                row++;
            }
        }
        return input;
    }

    private static void scatter(float[] from, int columns, Slice slice, Batch out) {
        float[] to = out.data();
        for (int v = 0; v < out.width(); v++) {
            int at = out.row(v) + slice.from();
            for (int i = 0; i < slice.size(); i++) {
                to[at + i] = from[i * columns + v];
            }
        }
    }

    /// Adds to the gradients of the parameters (where the tape trains) and of the inputs, given those of the
    /// outputs.
    ///
    /// @param outGradient `[outputs × TILE]`: that of variable `v` at the slice's sample `i` at `v * TILE + i`
    public void backward(Slice slice, float[] outGradient) {
        float[] g = tape.scratch(slice.part(), GRADIENT);
        float[] next = tape.scratch(slice.part(), NEXT_GRADIENT);
        int top = hidden.length;
        if (mlp.narrow(top)) {
            backwardNarrow(slice, outGradient, g);
            top--;
        } else {
            interleave(outGradient, slice.size(), g);
        }
        for (int l = top; l >= 0; l--) {
            int columns = Mlp.padded(shape.outOf(l));
            if (l > 0) {
                // First, since it reads the hidden activations in their order, which brings them near.
                hiddenGradient(slice, l, g, next);
            } else if (inputsDifferentiate) {
                inputGradient(slice, g, next);
            }
            if (tape.trains()) {
                addWeightGradient(slice, l, g, columns);
            }
            float[] swap = g;
            g = next;
            next = swap;
        }
    }

    /// The gradient of the activations below layer `l`, from that of its outputs.
    private void hiddenGradient(Slice slice, int l, float[] g, float[] below) {
        int width = Mlp.padded(shape.into(l));
        timesTransposedWeights(slice, l, g, below);
        int at = tileAt(slice, width);
        K.activationGradient(shape.activation(), below, 0, slice.size() * width, hidden[l - 1], at, slopes[l - 1], at);
    }

    private void inputGradient(Slice slice, float[] g, float[] below) {
        if (Mlp.isNarrow(shape.inputs())) {
            narrowInputGradient(slice, g, Mlp.padded(shape.outOf(0)));
        } else {
            timesTransposedWeights(slice, 0, g, below);
            addInputGradient(slice, below, Mlp.padded(shape.inputs()), 1);
        }
    }

    private void timesTransposedWeights(Slice slice, int l, float[] g, float[] below) {
        int columns = Mlp.padded(shape.outOf(l));
        int width = Mlp.padded(shape.into(l));
        K.multiply(
                slice.size(),
                width,
                shape.outOf(l),
                g,
                0,
                columns,
                1,
                mlp.packed().backward(l),
                0,
                0,
                below,
                0,
                width,
                null,
                0);
    }

    /// The last layer's gradients, where it is narrow; those of the hidden activations below it go to `g`.
    private void backwardNarrow(Slice slice, float[] outGradient, float[] g) {
        int last = hidden.length;
        int n = slice.size();
        int width = Mlp.padded(shape.into(last));
        int at = tileAt(slice, width);
        float[] values = mlp.parameters().values();
        K.multiply(
                n,
                width,
                shape.outputs(),
                outGradient,
                0,
                1,
                TILE,
                values,
                mlp.weightAt(last),
                width,
                g,
                0,
                width,
                null,
                0);
        K.activationGradient(shape.activation(), g, 0, n * width, hidden[last - 1], at, slopes[last - 1], at);
        if (tape.trains()) {
            float[] total = mlp.parameters().gradient(slice.part());
            int to = mlp.weightAt(last);
            K.multiply(
                    shape.outputs(),
                    width,
                    n,
                    outGradient,
                    0,
                    TILE,
                    1,
                    hidden[last - 1],
                    at,
                    width,
                    total,
                    to,
                    width,
                    total,
                    to);
            for (int v = 0; v < shape.outputs(); v++) {
                total[mlp.biasAt(last) + v] += sum(outGradient, v * TILE, n);
            }
        }
    }

    /// In four sums, since one would wait for itself.
    private static float sum(float[] values, int at, int n) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += values[at + i];
            s1 += values[at + i + 1];
            s2 += values[at + i + 2];
            s3 += values[at + i + 3];
        }
        for (; i < n; i++) {
            s0 += values[at + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private void narrowInputGradient(Slice slice, float[] g, int columns) {
        float[] result = tape.scratch(slice.part(), INPUT);
        K.dots(
                slice.size(),
                shape.inputs(),
                columns,
                g,
                0,
                columns,
                mlp.parameters().values(),
                mlp.weightAt(0),
                columns,
                result,
                0,
                TILE,
                null,
                0,
                tape.scratch(slice.part(), LANES));
        addInputGradient(slice, result, 1, TILE);
    }

    private void interleave(float[] outGradient, int rows, float[] g) {
        int columns = Mlp.padded(shape.outputs());
        Arrays.fill(g, 0, rows * columns, 0f);
        for (int v = 0; v < shape.outputs(); v++) {
            for (int i = 0; i < rows; i++) {
                g[i * columns + v] = outGradient[v * TILE + i];
            }
        }
    }

    private void addWeightGradient(Slice slice, int layer, float[] g, int columns) {
        float[] total = mlp.parameters().gradient(slice.part());
        int in = shape.into(layer);
        if (layer == 0) {
            float[] input = gather(slice);
            K.multiply(
                    in,
                    columns,
                    slice.size(),
                    input,
                    0,
                    TILE,
                    1,
                    g,
                    0,
                    columns,
                    total,
                    mlp.weightAt(0),
                    columns,
                    total,
                    mlp.weightAt(0));
        } else {
            int width = Mlp.padded(in);
            K.multiply(
                    in,
                    columns,
                    slice.size(),
                    hidden[layer - 1],
                    tileAt(slice, width),
                    1,
                    width,
                    g,
                    0,
                    columns,
                    total,
                    mlp.weightAt(layer),
                    columns,
                    total,
                    mlp.weightAt(layer));
        }
        K.columnSums(slice.size(), columns, g, 0, columns, total, mlp.biasAt(layer));
    }

    /// @param g that of input `v` at the slice's sample `i` at `i * sampleStep + v * inputStep`
    private void addInputGradient(Slice slice, float[] g, int sampleStep, int inputStep) {
        int row = 0;
        for (int s = 0; s < inputs.size(); s++) {
            Value value = inputs.get(s).value();
            for (int v : inputs.get(s).variables()) {
                if (value.differentiable()) {
                    float[] to = value.gradient().data();
                    int at = value.batch().row(v) + slice.from();
                    for (int i = 0; i < slice.size(); i++) {
                        to[at + i] += g[i * sampleStep + row * inputStep];
                    }
                }
                row++;
            }
        }
    }
}
