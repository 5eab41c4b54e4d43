package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.app.schema.FitConfig;
import org.preimage.app.schema.JsonSchema;
import org.preimage.model.FitOptions;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FitMethodTest {
    private static final FitOptions.Held HELD = new FitOptions.Held(0.2, 0.15);

    static List<FitMethod> methods() {
        List<FitMethod> methods = new ArrayList<>();
        for (Prior.Kind prior : Prior.Kind.values()) {
            boolean trained = prior != Prior.Kind.UNIFORM && prior != Prior.Kind.ROWS;
            methods.add(new FitMethod(null, prior, null, null, null, null, null));
            methods.add(new FitMethod(null, prior, null, SurrogateChoice.AUTO, trained ? 3 : null, 4, HELD));
        }
        for (Preset preset : Preset.values()) {
            for (Method method : Method.values()) {
                methods.add(new FitMethod(method, null, preset, null, null, null, null));
            }
            methods.add(new FitMethod(null, Prior.Kind.INN, preset, SurrogateChoice.GP, 5, null, HELD));
        }
        return methods;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodIsFoundAgainInItsOptionsAndInAFile(FitMethod method) {
        FitOptions options = method.options();
        FitMethod found = FitMethod.of(options);
        assertThat(found.options()).isEqualTo(options);
        FitConfig config = found.config(new PairsFile(Path.of("pairs.csv"), List.of("a"), List.of("y"), false));
        assertThat(FitMethod.of(config)).isEqualTo(found);
    }

    @Test
    void theHeldSharesAreTheOptions() {
        assertThat(new FitMethod(null, null, null, null, null, null, HELD)
                        .options()
                        .held())
                .isEqualTo(HELD);
        assertThat(new FitMethod(null, null, null, null, null, null, null).options())
                .isEqualTo(FitOptions.defaults());
    }

    @Test
    void theSchemaNamesTheMethodsPriorsAndPresetsThereAre() {
        JsonNode fit = JsonMapper.shared()
                .readTree(JsonSchema.text())
                .path("properties")
                .path("fit")
                .path("properties");
        assertThat(words(fit.path("preset"))).containsExactlyElementsOf(Preset.words());
        assertThat(words(fit.path("prior")))
                .containsExactly(
                        Stream.of(Prior.Kind.values()).map(Prior.Kind::word).toArray(String[]::new));
        assertThat(words(fit.path("method"))).containsExactlyElementsOf(Method.words());
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitMethod(Method.MDN, Prior.Kind.CVAE, null, null, null, null, null).options())
                .withMessage(
                        "--prior: expected it with --method ipage, found it with --method mdn, whose prior is mdn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitMethod(Method.LOOKUP, null, null, null, 5, null, null).options())
                .withMessage("--epochs: expected it with a prior that is trained, found rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitMethod(Method.INN, null, null, null, null, 5, null).options())
                .withMessage("--network-epochs: expected it with networks to fit, found --surrogate flow");
    }

    private static List<String> words(JsonNode property) {
        return property.path("enum").valueStream().map(JsonNode::asString).toList();
    }
}
