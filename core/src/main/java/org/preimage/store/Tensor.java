package org.preimage.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An immutable array of numbers with its shape, row-major: the last size runs fastest. The shape `[]` is one
/// number; a size may be 0. Floating-point values are finite. Values are copied on their way in and out, and
/// kept bit by bit, so `-0.0` stays what it is. Two tensors are equal when their type, shape and bits are.
public final class Tensor {
    private final ElementType type;
    private final List<Integer> shape;
    /// Little-endian, as in the file.
    private final byte[] bytes;

    private Tensor(ElementType type, List<Integer> shape, byte[] bytes) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
    }

    /// A tensor of `float`.
    ///
    /// @param values copied; as many as the sizes of `shape` multiply to, all finite
    /// @param shape at most 8 sizes, none negative
    /// @throws IllegalArgumentException if the values do not fit the shape or one is not finite
    public static Tensor of(float[] values, int... shape) {
        Tensor tensor = room(ElementType.F32, values.length, shape);
        tensor.buffer().asFloatBuffer().put(values);
        return tensor.requireFinite();
    }

    /// A tensor of `double`; the rest as for `float`.
    public static Tensor of(double[] values, int... shape) {
        Tensor tensor = room(ElementType.F64, values.length, shape);
        tensor.buffer().asDoubleBuffer().put(values);
        return tensor.requireFinite();
    }

    /// A tensor of `long`; the rest as for `float`.
    public static Tensor of(long[] values, int... shape) {
        Tensor tensor = room(ElementType.I64, values.length, shape);
        tensor.buffer().asLongBuffer().put(values);
        return tensor;
    }

    /// A tensor of whole numbers from 0 to 255, each one byte; the rest as for `float`.
    public static Tensor of(byte[] values, int... shape) {
        Tensor tensor = room(ElementType.U8, values.length, shape);
        tensor.buffer().put(values);
        return tensor;
    }

    /// A tensor over the bytes of a file, which are kept, not copied. The caller has checked that they are as
    /// many as the type and shape ask for, and checks [#firstNotFinite()].
    static Tensor over(ElementType type, List<Integer> shape, byte[] bytes) {
        return new Tensor(type, shape, bytes);
    }

    public ElementType type() {
        return type;
    }

    public List<Integer> shape() {
        return shape;
    }

    /// The number of elements.
    public int count() {
        return bytes.length / type.bytes();
    }

    /// The values, a copy.
    ///
    /// @throws IllegalStateException if this is not a tensor of [ElementType#F32]
    public float[] floats() {
        requireType(ElementType.F32);
        float[] values = new float[count()];
        buffer().asFloatBuffer().get(values);
        return values;
    }

    /// The values, a copy.
    ///
    /// @throws IllegalStateException if this is not a tensor of [ElementType#F64]
    public double[] doubles() {
        requireType(ElementType.F64);
        double[] values = new double[count()];
        buffer().asDoubleBuffer().get(values);
        return values;
    }

    /// The values, a copy.
    ///
    /// @throws IllegalStateException if this is not a tensor of [ElementType#I64]
    public long[] longs() {
        requireType(ElementType.I64);
        long[] values = new long[count()];
        buffer().asLongBuffer().get(values);
        return values;
    }

    /// The values, a copy, of which those beyond 127 are negative.
    ///
    /// @throws IllegalStateException if this is not a tensor of [ElementType#U8]
    public byte[] unsigned() {
        requireType(ElementType.U8);
        return bytes.clone();
    }

    /// The values as they are in a file, not a copy.
    byte[] bytes() {
        return bytes;
    }

    /// The index of the first value that is infinite or not a number, or -1.
    int firstNotFinite() {
        ByteBuffer buffer = buffer();
        return switch (type) {
            case F32 -> first(i -> !Float.isFinite(buffer.getFloat(i * Float.BYTES)));
            case F64 -> first(i -> !Double.isFinite(buffer.getDouble(i * Double.BYTES)));
            case I64, U8 -> -1;
        };
    }

    /// A shape as messages and documents show it, such as `[3 × 4]`.
    static String shown(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" × ", "[", "]"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && type == that.type
                && shape.equals(that.shape)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + shape.hashCode()) + Arrays.hashCode(bytes);
    }

    /// The type and the shape, such as `F32 [3 × 4]`.
    @Override
    public String toString() {
        return type + " " + shown(shape);
    }

    private int first(IntPredicate wanted) {
        return IntStream.range(0, count()).filter(wanted).findFirst().orElse(-1);
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Tensor room(ElementType type, int values, int[] shape) {
        List<Integer> sizes = Arrays.stream(shape).boxed().toList();
        if (sizes.size() > Format.MAX_RANK || sizes.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("Tensor: expected at most " + Format.MAX_RANK
                    + " sizes, none negative, found the shape " + shown(sizes));
        }
        long bytes = type.bytes(sizes);
        if (bytes == Long.MAX_VALUE) {
            throw new IllegalArgumentException("Tensor: expected at most " + Format.MAX_TENSOR_BYTES
                    + " bytes, found more in the shape " + shown(sizes));
        }
        if (bytes != (long) values * type.bytes()) {
            throw new IllegalArgumentException(
                    "Tensor: expected as many values as the shape " + shown(sizes) + " has, found " + values);
        }
        return new Tensor(type, sizes, new byte[Math.toIntExact(bytes)]);
    }

    private Tensor requireFinite() {
        int index = firstNotFinite();
        if (index >= 0) {
            throw new IllegalArgumentException(
                    "Tensor: expected finite values, found one that is not at index " + index + " of " + this);
        }
        return this;
    }

    private void requireType(ElementType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("Tensor: expected the type " + wanted + ", found " + this);
        }
    }
}
