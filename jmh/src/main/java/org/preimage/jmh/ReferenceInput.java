package org.preimage.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.preimage.math.Batch;
import org.preimage.nn.Mlp;

/// The inputs of a fixed piece of work, read in order from a file of little-endian float32 numbers.
final class ReferenceInput {
    private final FloatBuffer values;

    ReferenceInput(String name) {
        try (InputStream in = ReferenceInput.class.getResourceAsStream(name + ".bin")) {
            if (in == null) {
                throw new IllegalArgumentException("expected W1, W2 or W3, found " + name);
            }
            values = ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] take(int length) {
        float[] taken = new float[length];
        values.get(taken);
        return taken;
    }

    /// A batch stored sample by sample.
    Batch batch(int size, int width) {
        return Batch.over(size, width, transposed(take(size * width), size, width));
    }

    /// The layers of a network, each as `W[out][in]`, then `b`.
    void network(Mlp mlp) {
        for (int l = 0; l < mlp.architecture().layers(); l++) {
            int in = mlp.architecture().into(l);
            int out = mlp.architecture().outOf(l);
            mlp.weight(l, transposed(take(in * out), out, in));
            mlp.bias(l, take(out));
        }
    }

    private static float[] transposed(float[] rows, int count, int length) {
        float[] result = new float[rows.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                result[j * count + i] = rows[i * length + j];
            }
        }
        return result;
    }

    boolean finished() {
        return !values.hasRemaining();
    }
}
