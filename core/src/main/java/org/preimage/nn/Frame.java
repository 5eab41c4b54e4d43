package org.preimage.nn;

/// The frame of one pixel around images whose channels lie side by side: the pixels beyond the edges.
record Frame(ConvolutionShape.Edges edges) {

    /// Writes what is beyond the edges of the framed image at `at`, `[(rows + 2) × (columns + 2) × channels]`.
    void fill(float[] image, int at, int rows, int columns, int channels) {
        int width = (columns + 2) * channels;
        for (int r = 1; r <= rows; r++) {
            int row = at + r * width;
            System.arraycopy(image, row + left(columns) * channels, image, row, channels);
            System.arraycopy(image, row + right(columns) * channels, image, row + (columns + 1) * channels, channels);
        }
        System.arraycopy(image, at + above(rows) * width, image, at, width);
        System.arraycopy(image, at + below(rows) * width, image, at + (rows + 1) * width, width);
    }

    /// The other way around, of a gradient: gives that of the frame to the pixels that stand in it, and clears it.
    void fold(float[] g, int rows, int columns, int channels) {
        int width = (columns + 2) * channels;
        for (int i = 0; i < width; i++) {
            g[above(rows) * width + i] += g[i];
            g[below(rows) * width + i] += g[(rows + 1) * width + i];
            g[i] = 0;
            g[(rows + 1) * width + i] = 0;
        }
        for (int r = 1; r <= rows; r++) {
            int row = r * width;
            for (int i = 0; i < channels; i++) {
                g[row + left(columns) * channels + i] += g[row + i];
                g[row + right(columns) * channels + i] += g[row + (columns + 1) * channels + i];
                g[row + i] = 0;
                g[row + (columns + 1) * channels + i] = 0;
            }
        }
    }

    // Which pixels of the framed image stand in the frame.

    private int left(int columns) {
        return edges.repeatedAcross() ? columns : 1;
    }

    private int right(int columns) {
        return edges.repeatedAcross() ? 1 : columns;
    }

    private int above(int rows) {
        return edges.repeatedDown() ? rows : 1;
    }

    private int below(int rows) {
        return edges.repeatedDown() ? 1 : rows;
    }
}
