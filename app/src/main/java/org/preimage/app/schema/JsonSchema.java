package org.preimage.app.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The schema of configuration files as a JSON Schema (draft 2020-12), for editors and other programs. It says
/// what the [Key]s say; what it cannot say, such as that an input is not both fixed and bounded, is found on
/// reading.
public final class JsonSchema {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonSchema() {}

    /// The schema, indented.
    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Preimage configuration");
        schema.putAll(object(RunConfig.class));
        return JSON.writeValueAsString(schema);
    }

    private static Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<RecordComponent> components = Keys.of(type);
        for (RecordComponent component : components) {
            Key key = Keys.key(component);
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", key.value());
            property.putAll(value(component.getGenericType(), key));
            properties.put(Keys.name(component), property);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put(
                "required",
                components.stream().filter(Keys::required).map(Keys::name).toList());
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> value(Type type, Key key) {
        if (type instanceof ParameterizedType held) {
            return held.getRawType() == List.class ? list(held, key) : map(held, key);
        }
        if (Keys.isRecord(type)) {
            return object((Class<?>) type);
        }
        if (type == Scalar.class) {
            return Map.of("type", List.of("number", "string"), "minLength", 1);
        }
        if (type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        return Keys.isNumber(type) || Keys.isWhole(type) ? number(type, key) : text(key);
    }

    private static Map<String, Object> list(ParameterizedType type, Key key) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", value(Keys.held(type), key));
        if (key.items() > 0) {
            list.put("minItems", key.items());
            list.put("maxItems", key.items());
        }
        return list;
    }

    private static Map<String, Object> map(ParameterizedType type, Key key) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        map.put("additionalProperties", value(Keys.held(type), key));
        return map;
    }

    private static Map<String, Object> number(Type type, Key key) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("type", Keys.isWhole(type) ? "integer" : "number");
        putFinite(number, "minimum", key.from());
        putFinite(number, "exclusiveMinimum", key.above());
        putFinite(number, "maximum", key.upTo());
        return number;
    }

    /// Whole limits are written as such.
    private static void putFinite(Map<String, Object> number, String name, double limit) {
        if (Double.isFinite(limit)) {
            number.put(name, limit == Math.rint(limit) ? (Object) (long) limit : (Object) limit);
        }
    }

    private static Map<String, Object> text(Key key) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", "string");
        if (key.choices().length > 0) {
            text.put("enum", List.of(key.choices()));
        } else {
            text.put("minLength", 1);
        }
        return text;
    }
}
