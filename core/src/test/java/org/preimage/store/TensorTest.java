package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TensorTest {

    @Test
    void valuesAndShapeAreKept() {
        Tensor tensor = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(tensor.type()).isEqualTo(ElementType.F64);
        assertThat(tensor.shape()).containsExactly(2, 3);
        assertThat(tensor.count()).isEqualTo(6);
        assertThat(tensor.doubles()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(tensor).hasToString("F64 [2 × 3]");
        assertThat(Tensor.of(new long[] {7})).hasToString("I64 []");
    }

    @Test
    void valuesAreCopiedInAndOut() {
        float[] values = {1, 2};
        Tensor tensor = Tensor.of(values, 2);
        values[0] = 9;
        tensor.floats()[1] = 9;
        assertThat(tensor.floats()).containsExactly(1, 2);
    }

    @Test
    void bytesAreLittleEndian() {
        assertThat(Tensor.of(new long[] {0x0102030405060708L}, 1).bytes()).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(Tensor.of(new float[] {1}, 1).bytes()).containsExactly(0, 0, 0x80, 0x3f);
    }

    @Test
    void equalityIsThatOfTypeShapeAndBits() {
        Tensor zero = Tensor.of(new float[] {0, 0}, 2);
        assertThat(zero)
                .isEqualTo(Tensor.of(new float[2], 2))
                .hasSameHashCodeAs(Tensor.of(new float[2], 2))
                .isNotEqualTo(Tensor.of(new float[2], 2, 1))
                .isNotEqualTo(Tensor.of(new float[] {0, -0.0f}, 2))
                .isNotEqualTo(Tensor.of(new double[1], 1))
                .isNotEqualTo(List.of());
        assertThat(Tensor.of(new double[2], 2)).isNotEqualTo(Tensor.of(new long[2], 2));
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[5], 2, 3))
                .withMessage("Tensor: expected as many values as the shape [2 × 3] has, found 5");
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new float[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[4], -2, -2))
                .withMessageContaining("[-2 × -2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[1], 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .withMessageContaining("at most 8 sizes");
        // The product is 2^64, which is 0 in a long.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new double[0], 1 << 16, 1 << 16, 1 << 16, 1 << 16))
                .withMessageContaining("at most 2147483639 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new long[0], 1 << 30, 1 << 30, 0));
        assertThat(Tensor.of(new long[0], 0, Integer.MAX_VALUE, Integer.MAX_VALUE)
                        .count())
                .isZero();
    }

    @Test
    void valuesThatAreNotFiniteAreRefused() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.of(new float[] {0, 1, value}, 3))
                    .withMessage("Tensor: expected finite values, found one that is not at index 2 of F32 [3]");
            assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new double[] {value}, 1));
        }
    }

    @Test
    void valuesAreOfOneType() {
        Tensor floats = Tensor.of(new float[1], 1);
        assertThatIllegalStateException()
                .isThrownBy(floats::doubles)
                .withMessage("Tensor: expected the type F64, found F32 [1]");
        assertThatIllegalStateException().isThrownBy(floats::longs);
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.of(new long[1], 1).floats());
    }
}
