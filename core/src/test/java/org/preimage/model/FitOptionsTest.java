package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.flow.Affine;
import org.preimage.flow.Spline;
import org.preimage.math.Activation;
import org.preimage.train.LossWeights;
import org.preimage.train.Schedule;

final class FitOptionsTest {

    /// The settings of the paper's Table 5.
    @Test
    void thePapersSettingsAreByTask() {
        FitOptions arm = FitOptions.of(Method.IPAGE, Preset.PAPER_ARM);
        Prior.Couplings flow = flow(arm);
        assertThat(flow.blocks()).isEqualTo(6);
        assertThat(flow.hidden()).containsExactly(256, 256);
        assertThat(flow.transformer()).isEqualTo(Affine.DEFAULT);
        assertThat(arm.surrogate()).isEqualTo(SurrogateChoice.FLOW);
        assertThat(arm.networks().members()).isZero();
        assertThat(((Prior.Invertible) arm.prior()).weights().fitDecays()).isTrue();
        assertThat(flow.activation()).isEqualTo(Activation.LEAKY_RELU);
        assertThat(flow.schedule()).isEqualTo(new Schedule(500, 512, 1e-2, 1e-4, 500));
        assertThat(FitOptions.of(Method.IPAGE, Preset.PAPER_BALLISTICS).prior()).isEqualTo(arm.prior());
        assertThat(flow(FitOptions.of(Method.IPAGE, Preset.PAPER)).schedule().batch())
                .isEqualTo(1024);
        assertThat(flow(FitOptions.of(Method.IPAGE, Preset.PAPER_CRYSTAL)).hidden())
                .containsExactly(64, 64);
    }

    private static Prior.Couplings flow(FitOptions options) {
        return ((Prior.Invertible) options.prior()).flow();
    }

    /// Equation 11 has no loss of the backward direction, equation 4 has.
    @Test
    void theInvertibleNetworkAloneIsFittedForwardInThePaper() {
        Prior alone = FitOptions.of(Method.INN, Preset.PAPER).prior();
        assertThat(((Prior.Invertible) alone).weights().backward()).isZero();
        Prior ofIPage = FitOptions.of(Method.IPAGE, Preset.PAPER).prior();
        assertThat(((Prior.Invertible) ofIPage).weights().backward()).isPositive();
    }

    @Test
    void theDefaultsAreAConditionalSplineFlowBesideNetworks() {
        FitOptions defaults = FitOptions.defaults();
        assertThat(defaults.method()).isEqualTo(Method.IPAGE);
        assertThat(defaults.prior())
                .isInstanceOfSatisfying(
                        Prior.ConditionalFlow.class,
                        prior -> assertThat(prior.flow().transformer()).isInstanceOf(Spline.class));
        assertThat(defaults.networks().members()).isPositive();
        FitOptions inn = FitOptions.of(Method.IPAGE, Prior.Kind.INN, Preset.DEFAULT);
        assertThat(inn.prior().kind()).isEqualTo(Prior.Kind.INN);
        assertThat(inn.networks()).isEqualTo(defaults.networks());
    }

    @Test
    void everyMethodGoesWithEveryPresetAndIPageWithEveryPrior() {
        for (Preset preset : Preset.values()) {
            for (Method method : Method.values()) {
                FitOptions options = FitOptions.of(method, preset);
                assertThat(options.method()).isEqualTo(method);
                method.prior()
                        .ifPresent(kind -> assertThat(options.prior().kind()).isEqualTo(kind));
                assertThat(options.withEpochs(3, 4).prior().epochs())
                        .isEqualTo(options.prior().epochs() == 0 ? 0 : 3);
            }
            for (Prior.Kind kind : Prior.Kind.values()) {
                assertThat(FitOptions.of(Method.IPAGE, kind, preset).prior().kind())
                        .isEqualTo(kind);
            }
        }
    }

    @Test
    void wordsNameEveryMethodPriorAndPreset() {
        for (Method method : Method.values()) {
            assertThat(Method.of(method.word())).isEqualTo(method);
        }
        for (Prior.Kind kind : Prior.Kind.values()) {
            assertThat(Prior.Kind.of(kind.word())).isEqualTo(kind);
        }
        for (Preset preset : Preset.values()) {
            assertThat(Preset.of(preset.word())).isEqualTo(preset);
        }
        assertThat(Method.NEURAL_ADJOINT.word()).isEqualTo("neural-adjoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Method.of("neural-adjiont"))
                .withMessageContaining("'neural-adjoint'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prior.Kind.of("mnd"))
                .withMessageContaining("mdn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preset.of("paper-pendulum"))
                .withMessageContaining("paper-");
    }

    @Test
    void epochsAreChangedAndNothingElse() {
        FitOptions changed = FitOptions.defaults().withEpochs(7, 8);
        assertThat(changed.prior().epochs()).isEqualTo(7);
        assertThat(changed.networks().schedule().epochs()).isEqualTo(8);
        assertThat(changed.withEpochs(120, 300)).isEqualTo(FitOptions.defaults());
    }

    @Test
    void optionsThatMakeNoModelAreRefused() {
        FitOptions toy = Toy.conditional(1);
        FitOptions none = Toy.invertible(1);
        Schedule schedule = toy.networks().schedule();
        Prior.Layers layers = new Prior.Layers(List.of(4), Activation.RELU, schedule);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.withSurrogate(SurrogateChoice.ENSEMBLE))
                .withMessageContaining("networks for the surrogate ensemble");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toy.withSurrogate(SurrogateChoice.FLOW))
                .withMessageContaining("beside the prior cinn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitOptions.of(Method.MDN, Prior.Kind.CVAE, Preset.DEFAULT))
                .withMessageContaining("expected the prior mdn for the method mdn, found cvae");
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.MixtureNetwork(layers, 0, 1, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.MixtureNetwork(layers, 2, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Prior.Invertible(
                        new Prior.Couplings(1, List.of(3), Activation.RELU, Affine.DEFAULT, schedule),
                        new LossWeights(1, 1, 1, 0, false),
                        -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Autoencoder(layers, -1, 0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Autoencoder(layers, 1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior.Autoencoder(layers, 1, 0.1, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitOptions.Networks(-1, List.of(3), Activation.RELU, schedule));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions.Held(0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions.Held(0.1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new FitOptions.Held(0.5, 0.5));
    }
}
