package org.preimage.nn;

import java.util.List;
import org.preimage.math.Activation;

/// The shape of a [Convolution].
///
/// @param rows pixels of the image
/// @param columns pixels of the image
/// @param edges what is beyond the edges of the image
/// @param channels of each stage, a multiple of 32; each stage but the first halves the image
/// @param layers residual ones in each stage
/// @param activation after every layer
public record ConvolutionShape(
        int rows, int columns, Edges edges, List<Integer> channels, int layers, Activation activation) {
    /// Channels come in so many, the most numbers in two vectors.
    public static final int GROUP = 32;

    /// What is beyond the edges of an image: the pixels of the edge again, as in a mirror on the edge, or those of the
    /// opposite edge, as if the image were repeated.
    ///
    /// @param repeatedDown whether the image is repeated from top to bottom
    /// @param repeatedAcross whether it is from left to right
    public record Edges(boolean repeatedDown, boolean repeatedAcross) {}

    public ConvolutionShape {
        channels = List.copyOf(channels);
        int halved = 1 << (channels.size() - 1);
        if (channels.isEmpty() || layers < 0 || channels.stream().anyMatch(c -> c < 1 || c % GROUP != 0)) {
            throw new IllegalArgumentException("ConvolutionShape: expected at least one stage, of " + GROUP
                    + " channels or a multiple of them, found " + channels);
        }
        if (rows < 1 || columns < 1 || rows % halved != 0 || columns % halved != 0) {
            throw new IllegalArgumentException("ConvolutionShape: expected an image whose sides can be divided by "
                    + halved + ", found " + rows + " × " + columns);
        }
    }

    /// The number of features.
    public int features() {
        int halved = 1 << (channels.size() - 1);
        return rows / halved * (columns / halved) * channels.getLast();
    }
}
