package org.preimage.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class ParametersTest {

    @Test
    void blocksLieOneAfterTheOther() {
        Parameters parameters = new Parameters();
        Parameters.Block a = parameters.add("a", 3);
        Parameters.Block b = parameters.add("b", 5);
        assertThat(a).isEqualTo(new Parameters.Block("a", 0, 3));
        assertThat(b).isEqualTo(new Parameters.Block("b", 3, 5));
        assertThat(parameters.size()).isEqualTo(8);
        assertThat(parameters.values()).hasSize(8).containsOnly(0f).isSameAs(parameters.values());
    }

    @Test
    void aNameIsTakenOnce() {
        Parameters parameters = new Parameters();
        parameters.add("a", 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.add("a", 2))
                .withMessage("Parameters: expected a new name, found a again");
        assertThat(parameters.size()).isEqualTo(3);
    }

    @Test
    void nothingIsAddedOnceTheyAreInUse() {
        Parameters parameters = new Parameters();
        parameters.add("a", 3);
        parameters.values();
        assertThatIllegalStateException()
                .isThrownBy(() -> parameters.add("late", 2))
                .withMessageContaining("found late");
    }

    @Test
    void gradientsAreAddedUpIntoTheFirstPart() {
        Parameters parameters = new Parameters();
        parameters.add("a", 3);
        parameters.prepare(3);
        for (int part = 0; part < 3; part++) {
            for (int i = 0; i < 3; i++) {
                parameters.gradient(part)[i] = 10 * part + i;
            }
        }
        parameters.sum(3, 1, 3);
        assertThat(parameters.gradient()).containsExactly(0, 33, 36);
        parameters.clear(0);
        assertThat(parameters.gradient()).containsOnly(0f);
    }
}
