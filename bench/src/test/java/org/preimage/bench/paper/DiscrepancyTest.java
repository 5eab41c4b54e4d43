package org.preimage.bench.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscrepancyTest {
    private static final List<double[]> A = List.of(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 1});
    private static final List<double[]> B =
            List.of(new double[] {0.5, 0.5}, new double[] {1.5, -0.5}, new double[] {-1, 0.25});

    /// The value that an independent program gave for these kernels.
    @Test
    void hasTheKnownValue() {
        assertThat(Discrepancy.of(A, B, new double[] {1, 1})).isCloseTo(1.5014432942265143, within(1e-14));
    }

    @Test
    void measuresInTheUnitsOfTheInputs() {
        List<double[]> twice =
                A.stream().map(x -> new double[] {2 * x[0], 3 * x[1]}).toList();
        List<double[]> other =
                B.stream().map(x -> new double[] {2 * x[0], 3 * x[1]}).toList();
        assertThat(Discrepancy.of(twice, other, new double[] {2, 3})).isCloseTo(1.5014432942265143, within(1e-14));
        assertThat(Discrepancy.of(A, A, new double[] {1, 1})).isCloseTo(0, within(1e-15));
    }
}
