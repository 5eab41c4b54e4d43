package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.preimage.flow.Affine;
import org.preimage.flow.Spline;
import org.preimage.math.Activation;
import org.preimage.train.Schedule;

final class FitOptionsTest {

    /// The settings of the paper's Table 5.
    @Test
    void thePapersSettingsAreByTask() {
        FitOptions arm = FitOptions.paper("arm");
        assertThat(arm.prior()).isEqualTo(Prior.INN);
        assertThat(arm.flow().blocks()).isEqualTo(6);
        assertThat(arm.flow().hidden()).containsExactly(256, 256);
        assertThat(arm.flow().transformer()).isEqualTo(Affine.DEFAULT);
        assertThat(arm.networks().members()).isZero();
        assertThat(arm.weights().fitDecays()).isTrue();
        assertThat(arm.flow().activation()).isEqualTo(Activation.LEAKY_RELU);
        assertThat(arm.flow().schedule()).isEqualTo(new Schedule(500, 512, 1e-2, 1e-4, 500));
        assertThat(FitOptions.paper("ballistics")).isEqualTo(arm);
        assertThat(FitOptions.paper("sinewave").flow().schedule().batch()).isEqualTo(1024);
        assertThat(FitOptions.paper("crystal").flow().hidden()).containsExactly(64, 64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitOptions.paper("pendulum"))
                .withMessageContaining("expected sinewave, arm, ballistics or crystal, found pendulum");
    }

    @Test
    void theDefaultsAreAConditionalSplineFlowBesideNetworks() {
        FitOptions defaults = FitOptions.defaults();
        assertThat(defaults.prior()).isEqualTo(Prior.CINN);
        assertThat(defaults.flow().transformer()).isInstanceOf(Spline.class);
        assertThat(defaults.networks().members()).isPositive();
        assertThat(FitOptions.innDefaults().prior()).isEqualTo(Prior.INN);
        assertThat(FitOptions.innDefaults().networks()).isEqualTo(defaults.networks());
    }

    @Test
    void epochsAreChangedAndNothingElse() {
        FitOptions changed = FitOptions.defaults().withEpochs(7, 8);
        assertThat(changed.flow().schedule().epochs()).isEqualTo(7);
        assertThat(changed.networks().schedule().epochs()).isEqualTo(8);
        assertThat(changed.withEpochs(120, 300)).isEqualTo(FitOptions.defaults());
    }

    @Test
    void optionsThatMakeNoModelAreRefused() {
        FitOptions toy = Toy.conditional(1);
        FitOptions none = Toy.invertible(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.withSurrogate(SurrogateChoice.ENSEMBLE))
                .withMessageContaining("networks for the surrogate ensemble");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toy.withSurrogate(SurrogateChoice.FLOW))
                .withMessageContaining("beside a conditional flow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitOptions.Networks(
                        -1,
                        toy.flow().hidden(),
                        toy.flow().activation(),
                        toy.flow().schedule()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions.Held(0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions.Held(0.1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions.Held(0.5, 0.5));
    }
}
