package org.preimage.app.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.sampling.PointSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published schema and the reader say the same.
class JsonSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("preimage.root"));
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(JsonSchema.text());

    @TempDir
    private Path folder;

    @Test
    void theSchemaHasTheKeysOfTheRecordsAndNoOthers() {
        Set<String> records = new TreeSet<>();
        collect(RunConfig.class, "", records);
        Set<String> schema = new TreeSet<>();
        collect(SCHEMA, "", schema);
        assertThat(schema).isEqualTo(records).hasSizeGreaterThan(30);
    }

    /// Every component, with or without the annotation, since a record has no other parts.
    private static void collect(Class<?> type, String at, Set<String> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = at + "/" + String.join("-", component.getName().split("(?=[A-Z])"));
            keys.add(name.toLowerCase(Locale.ROOT));
            Type held = component.getGenericType() instanceof ParameterizedType generic
                    ? generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                    : component.getType();
            if (held instanceof Class<?> inner && inner.isRecord() && inner != Scalar.class) {
                boolean map = component.getType() == Map.class;
                collect(inner, (name + (map ? "/*" : "")).toLowerCase(Locale.ROOT), keys);
            }
        }
    }

    private static void collect(JsonNode schema, String at, Set<String> keys) {
        schema.path("properties").properties().forEach(property -> {
            keys.add(at + "/" + property.getKey());
            collect(property.getValue(), at + "/" + property.getKey(), keys);
            collect(property.getValue().path("additionalProperties"), at + "/" + property.getKey() + "/*", keys);
        });
    }

    @Test
    void everyKeyIsOnThePageThatDescribesThem() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/configuration.md"));
        Set<String> keys = new TreeSet<>();
        collect(SCHEMA, "", keys);
        assertThat(keys)
                .allSatisfy(key -> assertThat(page)
                        .contains(
                                "`" + key.substring(1).replace("/*/", ".NAME.").replace('/', '.') + "`"));
    }

    @Test
    void theWordsToChooseAmongAreThoseThereAre() {
        JsonNode solve = SCHEMA.path("properties").path("solve").path("properties");
        assertThat(solve.path("latent").path("enum").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        PointSet.all().stream().map(PointSet::name).toList());
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    static List<String> documented() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String page : List.of(
                "docs/reference/configuration.md",
                "docs/how-to/configuration-file.md",
                "docs/how-to/own-simulator.md",
                "docs/how-to/campaign.md")) {
            String[] parts = Files.readString(ROOT.resolve(page)).split("```yaml\n");
            Arrays.stream(parts).skip(1).map(part -> part.split("```", 2)[0]).forEach(blocks::add);
        }
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValidAndRead(Path example) throws IOException {
        assertValid(Files.readString(example));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void filesInDocumentsAreValidAndRead(String yaml) throws IOException {
        assertValid(yaml);
    }

    private void assertValid(String yaml) throws IOException {
        assertThat(Validator.faults(SCHEMA, new YAMLMapper().readTree(yaml))).isEmpty();
        RunConfig config = read(yaml);
        assertThat(read(ConfigFile.text(config))).isEqualTo(config);
    }

    private RunConfig read(String yaml) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("run.yaml"), yaml));
    }

    /// What the schema can say, it says as the reader does.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "schema: 0",
                "schema: 1.5",
                "schema: one",
                "{schema: 1, sed: 1}",
                "{schema: 1, seed: 1.5}",
                "{schema: 1, seed: x}",
                "{schema: 1, threads: 0}",
                "{schema: 1, model: 3}",
                "{schema: 1, model: ''}",
                "{schema: 1, model: [a]}",
                "{schema: 1, fit: 3}",
                "{schema: 1, fit: []}",
                "{schema: 1, fit: {inputs: a}}",
                "{schema: 1, fit: {inputs: [1]}}",
                "{schema: 1, fit: {strict: 'yes'}}",
                "{schema: 1, fit: {prior: gan}}",
                "{schema: 1, fit: {preset: papr}}",
                "{schema: 1, fit: {epochs: 0}}",
                "{schema: 1, fit: {held: {validation: 0.1}}}",
                "{schema: 1, fit: {held: {validation: 0, test: 0.1}}}",
                "{schema: 1, solve: {within: 0}}",
                "{schema: 1, solve: {targets: {y: 1}}}",
                "{schema: 1, solve: {targets: {y: {from: least}}}}",
                "{schema: 1, solve: {targets: {y: {value: 1, within: -1}}}}",
                "{schema: 1, solve: {targets: {y: {value: 1, near: 1}}}}",
                "{schema: 1, solve: {bounds: {a: [1]}}}",
                "{schema: 1, solve: {bounds: {a: [1, 2, 3]}}}",
                "{schema: 1, solve: {bounds: {a: {low: 1}}}}",
                "{schema: 1, solve: {fixed: {a: [b]}}}",
                "{schema: 1, fit: {kinds: {a: whole}}}",
                "{schema: 1, solve: {latent: sobbol}}",
                "{schema: 1, solve: {localizer: {adam: {boundary: -1}}}}",
                "{schema: 1, solve: {localizer: {newton: {}}}}",
                "{schema: 1, simulator: {command: sh}}",
                "{schema: 1, simulator: {command: [sh], keep: some}}",
                "{schema: 1, simulator: {command: [sh], at-once: 0}}",
                "{schema: 1, simulator: {command: [sh], inputs: {a: {from: least}}}}",
                "{schema: 1, simulator: {command: [sh], result: {form: json}}}",
            })
    void whatTheSchemaRefusesIsRefusedOnReading(String yaml) {
        assertThat(Validator.faults(SCHEMA, new YAMLMapper().readTree(yaml))).hasSize(1);
        assertThatExceptionOfType(BadConfig.class).isThrownBy(() -> read(yaml));
    }
}
