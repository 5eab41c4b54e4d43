package org.preimage.math;

import java.util.Arrays;

/// `n` samples of `d` variables in float32, variable-major: each variable is contiguous over the samples, so
/// that element-wise
/// work is vectorized over samples. Element (variable `v`, sample `i`) is `data[v * size + i]`.
///
/// A batch is a plain array with its shape: whoever holds it may write to it. A method that keeps a batch it
/// was given says so.
public final class Batch {
    private final int size;
    private final int width;
    private final float[] data;

    private Batch(int size, int width, float[] data) {
        this.size = size;
        this.width = width;
        this.data = data;
    }

    /// A batch of zeros, `[size × width]`.
    public static Batch zeros(int size, int width) {
        if (size < 0 || width < 0) {
            throw new IllegalArgumentException(
                    "Batch: expected a shape that is not negative, found " + size + " × " + width);
        }
        return new Batch(size, width, new float[Math.multiplyExact(size, width)]);
    }

    /// A batch over `data`, which is kept, not copied; `data` is variable-major.
    public static Batch over(int size, int width, float[] data) {
        if (data.length != (long) size * width) {
            throw new IllegalArgumentException("Batch: expected " + size + " × " + width + " = " + (long) size * width
                    + " values, found " + data.length);
        }
        return new Batch(size, width, data);
    }

    /// Columns in double, `[d × n]`, rounded: a batch `[n × d]`.
    public static Batch rounded(double[][] columns) {
        Batch batch = zeros(columns[0].length, columns.length);
        for (int v = 0; v < columns.length; v++) {
            for (int i = 0; i < batch.size; i++) {
                batch.set(i, v, (float) columns[v][i]);
            }
        }
        return batch;
    }

    /// The same values in every sample, `[size × width]`.
    ///
    /// @param values one for each variable
    public static Batch repeated(int size, double[] values) {
        Batch batch = zeros(size, values.length);
        for (int v = 0; v < values.length; v++) {
            Arrays.fill(batch.data, v * size, (v + 1) * size, (float) values[v]);
        }
        return batch;
    }

    /// The number of samples, `n`.
    public int size() {
        return size;
    }

    /// The number of variables, `d`.
    public int width() {
        return width;
    }

    /// The values themselves, not a copy.
    public float[] data() {
        return data;
    }

    /// Where variable `v` starts in [#data()].
    public int row(int v) {
        return v * size;
    }

    public float get(int sample, int variable) {
        return data[variable * size + sample];
    }

    public void set(int sample, int variable, float value) {
        data[variable * size + sample] = value;
    }

    /// Copies the samples `rows[at] … rows[at + size() − 1]` of `from` into this batch.
    public void gather(Batch from, int[] rows, int at) {
        for (int v = 0; v < width; v++) {
            int row = from.row(v);
            for (int i = 0; i < size; i++) {
                data[v * size + i] = from.data[row + rows[at + i]];
            }
        }
    }

    /// The given samples, in the given order, copied.
    public Batch subset(int[] rows) {
        Batch subset = zeros(rows.length, width);
        subset.gather(this, rows, 0);
        return subset;
    }

    public Batch copy() {
        return new Batch(size, width, data.clone());
    }

    public void fill(float value) {
        Arrays.fill(data, value);
    }
}
