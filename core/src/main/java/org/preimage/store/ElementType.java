package org.preimage.store;

import java.util.List;

/// What a tensor is made of. The names are those of the safetensors format.
public enum ElementType {
    /// `float`, 4 bytes.
    F32(Float.BYTES),
    /// `double`, 8 bytes.
    F64(Double.BYTES),
    /// `long`, 8 bytes.
    I64(Long.BYTES),
    /// A whole number from 0 to 255, 1 byte.
    U8(Byte.BYTES);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// The number of bytes of one element.
    public int bytes() {
        return bytes;
    }

    /// The number of bytes of a tensor of this type, or `Long.MAX_VALUE` where that is more than one tensor may
    /// have. The sizes are multiplied in their order, so a size of zero does not excuse sizes too large before
    /// it.
    long bytes(List<Integer> shape) {
        long total = bytes;
        for (int size : shape) {
            // No overflow: the product so far is an int, and so is the next size.
            total *= size;
            if (total > Format.MAX_TENSOR_BYTES) {
                return Long.MAX_VALUE;
            }
        }
        return total;
    }
}
