package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.app.schema.FitConfig;
import org.preimage.app.schema.JsonSchema;
import org.preimage.model.FitOptions;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FitMethodTest {
    private static final FitOptions.Held HELD = new FitOptions.Held(0.2, 0.15);

    static List<FitMethod> methods() {
        List<FitMethod> methods = new ArrayList<>();
        for (Prior prior : Prior.values()) {
            methods.add(new FitMethod(prior, null, null, null, null, null));
            methods.add(new FitMethod(prior, null, SurrogateChoice.AUTO, 3, 4, HELD));
        }
        for (String preset : FitMethod.PRESETS) {
            methods.add(new FitMethod(null, preset, null, null, null, null));
            methods.add(new FitMethod(Prior.INN, preset, SurrogateChoice.GP, 5, null, HELD));
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
        assertThat(new FitMethod(null, null, null, null, null, HELD).options().held())
                .isEqualTo(HELD);
        assertThat(new FitMethod(null, null, null, null, null, null).options()).isEqualTo(FitOptions.defaults());
    }

    @Test
    void theSchemaNamesThePriorsAndPresetsThereAre() {
        JsonNode fit = JsonMapper.shared()
                .readTree(JsonSchema.text())
                .path("properties")
                .path("fit")
                .path("properties");
        assertThat(words(fit.path("preset"))).containsExactlyElementsOf(FitMethod.PRESETS);
        assertThat(words(fit.path("prior")))
                .containsExactly(Stream.of(Prior.values())
                        .map(prior -> prior.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }

    private static List<String> words(JsonNode property) {
        return property.path("enum").valueStream().map(JsonNode::asString).toList();
    }
}
