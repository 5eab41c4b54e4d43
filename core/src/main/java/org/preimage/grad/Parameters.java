package org.preimage.grad;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// All trained numbers of a model in one flat array, with named blocks in it, and the gradients of the loss
/// with respect
/// to them: one array for each part of the work, added up in a fixed order.
public final class Parameters {

    /// A named block: `length` numbers from `at` on.
    public record Block(String name, int at, int length) {}

    private final Set<String> names = new HashSet<>();
    private float[] values = new float[0];
    private float[][] gradients = new float[0][];
    private boolean frozen;

    /// Adds a block of zeros. Refused once the parameters are in use.
    public Block add(String name, int length) {
        if (frozen) {
            throw new IllegalStateException("Parameters: expected all blocks before the first use, found " + name);
        }
        Block block = new Block(name, values.length, length);
        if (!names.add(name)) {
            throw new IllegalArgumentException("Parameters: expected a new name, found " + name + " again");
        }
        values = Arrays.copyOf(values, values.length + length);
        return block;
    }

    /// The numbers themselves, not a copy.
    public float[] values() {
        frozen = true;
        return values;
    }

    public int size() {
        return values.length;
    }

    /// Room for the gradients of `parts` parts.
    void prepare(int parts) {
        frozen = true;
        if (gradients.length < parts) {
            gradients = new float[parts][values.length];
        }
    }

    /// The gradients of one part, which its thread adds to.
    public float[] gradient(int part) {
        return gradients[part];
    }

    void clear(int part) {
        Arrays.fill(gradients[part], 0f);
    }

    /// Adds the parts up into the first, whatever threads they came from in the same order.
    void sum(int parts, int from, int to) {
        float[] total = gradients[0];
        for (int part = 1; part < parts; part++) {
            float[] other = gradients[part];
            for (int i = from; i < to; i++) {
                total[i] += other[i];
            }
        }
    }

    /// The gradient of the loss after a backward pass.
    public float[] gradient() {
        return gradients[0];
    }
}
