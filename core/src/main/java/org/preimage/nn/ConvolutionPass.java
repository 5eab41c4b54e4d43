package org.preimage.nn;

import java.util.Arrays;
import java.util.List;
import org.preimage.grad.Operation;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.math.Kernels;

/// A [Convolution] as an operation: `[n × pixels] → [n × features]`, one sample at a time.
///
/// Images are kept pixel by pixel with their channels side by side, inside a frame of one pixel that repeats the edge.
/// So the three pixels of a row that a filter reads lie in one piece of memory, and a row of the filter over the whole
/// image is one matrix product, whose rows are the pixels of the framed image one after the other: those on the frame
/// come to nothing that is read.
public final class ConvolutionPass implements Operation.Samplewise {
    private static final Kernels K = Kernels.ACTIVE;
    private static final int TILE = Tape.TILE;

    // Slots of the tape's working memory.
    private static final int PRODUCT = 0;
    private static final int GRADIENT = 1;
    private static final int NEXT_GRADIENT = 2;
    private static final int FRAMED = 3;

    private final Convolution network;
    private final Frame frame;
    private final List<Convolution.Layer> layers;
    private final Value in;
    private final Value out;
    private final Tape tape;
    /// The framed image itself, and then what comes out of each layer, for the samples that are kept.
    private final float[][] images;
    /// By layer, the slopes of the activation at the pixels.
    private final float[][] slopes;
    /// By layer, the filters turned around, for the gradient of what goes in.
    private final float[][] turned;

    private ConvolutionPass(Convolution network, Value in, Tape tape) {
        this.network = network;
        frame = new Frame(network.shape().edges());
        this.in = in;
        this.tape = tape;
        layers = network.all();
        ConvolutionShape shape = network.shape();
        if (in.width() != shape.rows() * shape.columns()) {
            throw new IllegalArgumentException("Convolution: expected an image of " + shape.rows() + " × "
                    + shape.columns() + " pixels, found " + in.width() + " numbers");
        }
        out = tape.output(shape.features());
        int kept = tape.trains() ? tape.tiles() * TILE : tape.parts();
        images = new float[layers.size() + 1][];
        slopes = new float[layers.size()][];
        turned = new float[layers.size()][];
        images[0] = new float[kept * framed(shape.rows(), shape.columns())];
        int most = 0;
        for (int l = 0; l < layers.size(); l++) {
            Convolution.Layer layer = layers.get(l);
            images[l + 1] = new float[kept * numbers(layer)];
            slopes[l] = new float[kept * numbers(layer)];
            turned[l] = new float[layer.taps() * layer.in() * layer.out()];
            most = Math.max(most, numbers(layer) + 4 * (layer.columns() + 3) * layer.out());
        }
        for (int slot : new int[] {PRODUCT, GRADIENT, NEXT_GRADIENT, FRAMED}) {
            tape.reserve(slot, most);
        }
        if (tape.differentiates()) {
            tape.beforeForward(this::turn);
        }
    }

    /// Records `network` on `tape`, reading the image `in`, row by row.
    public static Value record(Convolution network, Value in, Tape tape) {
        return tape.add(new ConvolutionPass(network, in, tape)).out;
    }

    private static int framed(int rows, int columns) {
        return (rows + 2) * (columns + 2);
    }

    private static int numbers(Convolution.Layer layer) {
        return framed(layer.rows(), layer.columns()) * layer.out();
    }

    /// Pixels of a framed image from the first to the last one that is not on the frame, those of the frame between
    /// them
    /// included.
    private static int run(Convolution.Layer layer) {
        return layer.rows() * (layer.columns() + 2) - 2;
    }

    /// The place among those kept of what belongs to a sample: all of them in training, else the latest of each part.
    private int place(Slice slice, int sample) {
        return tape.trains() ? slice.tile() * TILE + sample - slice.from() : slice.part();
    }

    @Override
    public void forward(Slice slice) {
        for (int sample = slice.from(); sample < slice.to(); sample++) {
            write(sample, images[layers.size()], run(sample, place(slice, sample), slice.part()));
        }
    }

    /// All layers for one sample; where the last one's image begins.
    private int run(int sample, int place, int part) {
        ConvolutionShape shape = network.shape();
        int from = place * framed(shape.rows(), shape.columns());
        read(sample, images[0], from);
        for (int l = 0; l < layers.size(); l++) {
            int to = place * numbers(layers.get(l));
            forward(l, from, to, part);
            from = to;
        }
        return from;
    }

    private void read(int sample, float[] image, int at) {
        int rows = network.shape().rows();
        int columns = network.shape().columns();
        Batch batch = in.batch();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                image[at + (r + 1) * (columns + 2) + c + 1] = batch.get(sample, r * columns + c);
            }
        }
        frame.fill(image, at, rows, columns, 1);
    }

    private void write(int sample, float[] image, int at) {
        Convolution.Layer last = layers.getLast();
        float[] to = out.batch().data();
        int n = out.batch().size();
        int feature = 0;
        for (int r = 0; r < last.rows(); r++) {
            int from = at + ((r + 1) * (last.columns() + 2) + 1) * last.out();
            for (int i = 0; i < last.columns() * last.out(); i++) {
                to[feature++ * n + sample] = image[from + i];
            }
        }
    }

    private void forward(int l, int from, int to, int part) {
        Convolution.Layer layer = layers.get(l);
        float[] product = tape.scratch(part, PRODUCT);
        int channels = layer.out();
        int width = layer.columns() + 2;
        int count = run(layer) * channels;
        if (layer.kind() == Convolution.Kind.HALVING) {
            halve(l, from, product);
        } else {
            filter(l, from, product);
        }
        K.activate(network.shape().activation(), product, 0, count, slopes[l], to);
        int first = to + (width + 1) * channels;
        float[] image = images[l + 1];
        if (layer.kind() == Convolution.Kind.RESIDUAL) {
            float[] before = images[l];
            int shift = from - to;
            for (int i = 0; i < count; i++) {
                image[first + i] = before[first + shift + i] + product[i];
            }
        } else {
            System.arraycopy(product, 0, image, first, count);
        }
        frame.fill(image, to, layer.rows(), layer.columns(), channels);
    }

    private void filter(int l, int from, float[] product) {
        Convolution.Layer layer = layers.get(l);
        float[] values = network.parameters().values();
        int steps = 3 * layer.in();
        int width = (layer.columns() + 2) * layer.in();
        for (int tap = 0; tap < 3; tap++) {
            K.multiply(
                    run(layer),
                    layer.out(),
                    steps,
                    images[l],
                    from + tap * width,
                    layer.in(),
                    1,
                    values,
                    layer.weight() + tap * steps * layer.out(),
                    layer.out(),
                    product,
                    0,
                    layer.out(),
                    tap == 0 ? values : product,
                    layer.bias());
        }
    }

    private void halve(int l, int from, float[] product) {
        Convolution.Layer layer = layers.get(l);
        float[] values = network.parameters().values();
        int steps = 2 * layer.in();
        int width = (2 * layer.columns() + 2) * layer.in();
        for (int r = 0; r < layer.rows(); r++) {
            int to = r * (layer.columns() + 2) * layer.out();
            for (int tap = 0; tap < 2; tap++) {
                K.multiply(
                        layer.columns(),
                        layer.out(),
                        steps,
                        images[l],
                        from + (2 * r + 1 + tap) * width + layer.in(),
                        steps,
                        1,
                        values,
                        layer.weight() + tap * steps * layer.out(),
                        layer.out(),
                        product,
                        to,
                        layer.out(),
                        tap == 0 ? values : product,
                        layer.bias());
            }
        }
    }

    /// Turns the filters around: `[taps in reverse · out × in]`, by rows of a filter, whose order stays.
    private void turn() {
        float[] values = network.parameters().values();
        for (int l = 0; l < layers.size(); l++) {
            Convolution.Layer layer = layers.get(l);
            int side = layer.kind() == Convolution.Kind.HALVING ? 2 : 3;
            boolean reversed = side == 3;
            for (int tap = 0; tap < layer.taps(); tap++) {
                int column = tap % side;
                int place = tap - column + (reversed ? side - 1 - column : column);
                for (int i = 0; i < layer.in(); i++) {
                    int w = layer.weight() + (tap * layer.in() + i) * layer.out();
                    for (int o = 0; o < layer.out(); o++) {
                        turned[l][
                                        reversed
                                                ? (place * layer.out() + o) * layer.in() + i
                                                : o * layer.taps() * layer.in() + tap * layer.in() + i] =
                                values[w + o];
                    }
                }
            }
        }
    }

    @Override
    public void backward(Slice slice) {
        for (int sample = slice.from(); sample < slice.to(); sample++) {
            int place = place(slice, sample);
            if (!tape.trains()) {
                run(sample, place, slice.part()); // rather than keep all images, of which there may be many
            }
            float[] g = tape.scratch(slice.part(), GRADIENT);
            float[] next = tape.scratch(slice.part(), NEXT_GRADIENT);
            readGradient(sample, g);
            for (int l = layers.size() - 1; l >= 0; l--) {
                backward(l, place, slice.part(), g, next);
                float[] swap = g;
                g = next;
                next = swap;
            }
            if (in.differentiable()) {
                addGradient(sample, g);
            }
        }
    }

    /// The framed gradient of the features; its frame is zero, as of all framed gradients here.
    private void readGradient(int sample, float[] g) {
        Convolution.Layer last = layers.getLast();
        Arrays.fill(g, 0, numbers(last), 0);
        float[] from = out.gradient().data();
        int n = out.batch().size();
        int feature = 0;
        for (int r = 0; r < last.rows(); r++) {
            int to = ((r + 1) * (last.columns() + 2) + 1) * last.out();
            for (int i = 0; i < last.columns() * last.out(); i++) {
                g[to + i] = from[feature++ * n + sample];
            }
        }
    }

    private void addGradient(int sample, float[] g) {
        int rows = network.shape().rows();
        int columns = network.shape().columns();
        Batch gradient = in.gradient();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                gradient.data()[gradient.row(r * columns + c) + sample] += g[(r + 1) * (columns + 2) + c + 1];
            }
        }
    }

    /// From the framed gradient `g` of what came out of a layer to that of what went in, `below`.
    private void backward(int l, int place, int part, float[] g, float[] below) {
        Convolution.Layer layer = layers.get(l);
        int channels = layer.out();
        int width = layer.columns() + 2;
        int count = run(layer) * channels;
        // The gradient before the activation, with room on both sides, as much as a filter reaches.
        float[] z = tape.scratch(part, FRAMED);
        int margin = 2 * (width + 1) * channels;
        Arrays.fill(z, 0, margin, 0);
        Arrays.fill(z, margin + count, 2 * margin + count, 0);
        float[] slope = slopes[l];
        int at = place * numbers(layer);
        int first = (width + 1) * channels;
        for (int i = 0; i < count; i++) {
            z[margin + i] = g[first + i] * slope[at + i];
        }
        if (tape.trains()) {
            addWeightGradient(l, place, part, z, margin);
        }
        if (l == 0 && !in.differentiable()) {
            return;
        }
        if (layer.kind() == Convolution.Kind.HALVING) {
            halvedGradient(l, z, margin, below);
        } else {
            filteredGradient(l, g, z, margin, below);
        }
    }

    private void filteredGradient(int l, float[] g, float[] z, int margin, float[] below) {
        Convolution.Layer layer = layers.get(l);
        int width = layer.columns() + 2;
        int pixels = framed(layer.rows(), layer.columns());
        boolean residual = layer.kind() == Convolution.Kind.RESIDUAL;
        if (layer.in() == 1) {
            firstGradient(l, z, margin, below);
        } else {
            int steps = 3 * layer.out();
            for (int tap = 0; tap < 3; tap++) {
                K.multiply(
                        pixels,
                        layer.in(),
                        steps,
                        z,
                        margin - (tap * width + 2) * layer.out(),
                        layer.out(),
                        1,
                        turned[l],
                        tap * steps * layer.in(),
                        layer.in(),
                        below,
                        0,
                        layer.in(),
                        tap == 0 ? null : below,
                        0);
            }
        }
        frame.fold(below, layer.rows(), layer.columns(), layer.in());
        if (residual) {
            for (int i = 0; i < pixels * layer.in(); i++) {
                below[i] += g[i];
            }
        }
    }

    /// That of the image itself, which has one channel.
    private void firstGradient(int l, float[] z, int margin, float[] below) {
        Convolution.Layer layer = layers.get(l);
        int width = layer.columns() + 2;
        int steps = 3 * layer.out();
        for (int pixel = 0; pixel < framed(layer.rows(), layer.columns()); pixel++) {
            float sum = 0;
            for (int tap = 0; tap < 3; tap++) {
                int from = margin + (pixel - tap * width - 2) * layer.out();
                for (int i = 0; i < steps; i++) {
                    sum += z[from + i] * turned[l][tap * steps + i];
                }
            }
            below[pixel] = sum;
        }
    }

    private void halvedGradient(int l, float[] z, int margin, float[] below) {
        Convolution.Layer layer = layers.get(l);
        int width = (2 * layer.columns() + 2) * layer.in();
        int steps = 2 * layer.in();
        Arrays.fill(below, 0, (2 * layer.rows() + 2) * width, 0);
        for (int r = 0; r < layer.rows(); r++) {
            for (int tap = 0; tap < 2; tap++) {
                K.multiply(
                        layer.columns(),
                        steps,
                        layer.out(),
                        z,
                        margin + r * (layer.columns() + 2) * layer.out(),
                        layer.out(),
                        1,
                        turned[l],
                        tap * steps,
                        4 * layer.in(),
                        below,
                        (2 * r + 1 + tap) * width + layer.in(),
                        steps,
                        null,
                        0);
            }
        }
    }

    private void addWeightGradient(int l, int place, int part, float[] z, int margin) {
        Convolution.Layer layer = layers.get(l);
        float[] total = network.parameters().gradient(part);
        int from = l == 0
                ? place * framed(network.shape().rows(), network.shape().columns())
                : place * numbers(layers.get(l - 1));
        if (layer.kind() == Convolution.Kind.HALVING) {
            int width = (2 * layer.columns() + 2) * layer.in();
            int steps = 2 * layer.in();
            for (int r = 0; r < layer.rows(); r++) {
                for (int tap = 0; tap < 2; tap++) {
                    int at = layer.weight() + tap * steps * layer.out();
                    K.multiply(
                            steps,
                            layer.out(),
                            layer.columns(),
                            images[l],
                            from + (2 * r + 1 + tap) * width + layer.in(),
                            1,
                            steps,
                            z,
                            margin + r * (layer.columns() + 2) * layer.out(),
                            layer.out(),
                            total,
                            at,
                            layer.out(),
                            total,
                            at);
                }
            }
        } else {
            int width = (layer.columns() + 2) * layer.in();
            int steps = 3 * layer.in();
            for (int tap = 0; tap < 3; tap++) {
                int at = layer.weight() + tap * steps * layer.out();
                K.multiply(
                        steps,
                        layer.out(),
                        run(layer),
                        images[l],
                        from + tap * width,
                        1,
                        layer.in(),
                        z,
                        margin,
                        layer.out(),
                        total,
                        at,
                        layer.out(),
                        total,
                        at);
            }
        }
        K.columnSums(run(layer), layer.out(), z, margin, layer.out(), total, layer.bias());
    }
}
