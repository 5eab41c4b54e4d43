package org.preimage.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// A network that reads images: a [Convolution], and an [Mlp] that reads its features.
public final class ConvolutionalNetwork implements Regressor {
    /// The shape of a network that reads images.
    ///
    /// @param hidden the widths of the hidden layers behind the convolution
    public record Shape(ConvolutionShape convolution, List<Integer> hidden, int outputs) {
        public Shape {
            hidden = List.copyOf(hidden);
        }

        Architecture head() {
            return new Architecture(convolution.features(), hidden, outputs, convolution.activation());
        }
    }

    private final Shape shape;
    private final Convolution convolution;
    private final Mlp head;
    private final Parameters parameters;

    /// A network of zeros.
    public ConvolutionalNetwork(Shape shape) {
        this.shape = shape;
        parameters = new Parameters();
        convolution = new Convolution("convolution", shape.convolution(), parameters);
        head = new Mlp("head", shape.head(), parameters);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int inputs() {
        return shape.convolution().rows() * shape.convolution().columns();
    }

    @Override
    public int outputs() {
        return shape.outputs();
    }

    public Convolution convolution() {
        return convolution;
    }

    public Mlp head() {
        return head;
    }

    public Parameters parameters() {
        return parameters;
    }

    /// Draws all weights.
    public void initialize(RandomGenerator random) {
        convolution.initialize(random);
        head.initialize(random, 1f);
    }

    /// The designs are images, row by row.
    @Override
    public Value record(Value images, Tape tape) {
        return Network.record(head, ConvolutionPass.record(convolution, images, tape), tape);
    }
}
