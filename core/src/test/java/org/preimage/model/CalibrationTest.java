package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
    private static final Calibration CALIBRATION = new Calibration(List.of(0.3, 0.1, 0.2), List.of(0.1, 0.2, 0.0));

    @Test
    void deviationsThatAreTooSmallGrowToTheError() {
        assertThat(CALIBRATION.calibrated(0, 0.05)).isEqualTo(0.05 * (0.3 / 0.1));
    }

    @Test
    void deviationsAreNeverMadeSmaller() {
        assertThat(CALIBRATION.calibrated(1, 0.05)).isEqualTo(0.05);
    }

    @Test
    void withoutDeviationsTheErrorStands() {
        assertThat(CALIBRATION.calibrated(2, 0)).isEqualTo(0.2);
    }

    @Test
    void outputsMustAgree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(List.of(0.1), List.of()))
                .withMessageContaining("expected as many spreads as errors, found 0 and 1");
    }
}
