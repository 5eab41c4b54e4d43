package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("kernels")
final class KernelsTest {

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @Test
    void theAskedSetIsActive() {
        String asked = System.getProperty("preimage.kernels", "auto");
        switch (asked) {
            case "auto" -> assertThat(Kernels.ACTIVE.name()).matches("vector-(64|128|256|512)");
            case "scalar" -> assertThat(Kernels.ACTIVE.name()).isEqualTo("scalar");
            default -> assertThat(Kernels.ACTIVE.name()).isEqualTo("vector-" + asked);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void panelsAreWholeVectors(Kernels k) {
        assertThat(k.lanes()).isPositive();
        assertThat(k.panel() % k.lanes()).isZero();
    }
}
