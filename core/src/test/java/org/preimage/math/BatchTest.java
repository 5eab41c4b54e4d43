package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BatchTest {

    @Test
    void variablesAreContiguousOverSamples() {
        Batch batch = Batch.over(2, 3, new float[] {1, 2, 10, 20, 100, 200});
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.width()).isEqualTo(3);
        assertThat(batch.get(1, 2)).isEqualTo(200);
        assertThat(batch.get(0, 1)).isEqualTo(10);
        assertThat(batch.row(2)).isEqualTo(4);
    }

    @Test
    void theArrayIsKeptAndACopyIsNot() {
        float[] data = new float[4];
        Batch batch = Batch.over(2, 2, data);
        Batch copy = batch.copy();
        batch.set(1, 1, 5f);
        assertThat(data).containsExactly(0, 0, 0, 5);
        assertThat(batch.data()).isSameAs(data);
        assertThat(copy.data()).containsOnly(0f);
        batch.fill(2f);
        assertThat(data).containsOnly(2f);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.over(2, 2, new float[3]))
                .withMessage("Batch: expected 2 × 2 = 4 values, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.zeros(-1, 2))
                .withMessageContaining("found -1 × 2");
        assertThatThrownBy(() -> Batch.zeros(1 << 20, 1 << 20)).isInstanceOf(ArithmeticException.class);
    }
}
