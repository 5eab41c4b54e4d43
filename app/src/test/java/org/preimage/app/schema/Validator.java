package org.preimage.app.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A validator of the part of JSON Schema that the published schema uses, written from the specification (draft
/// 2020-12) and knowing nothing of the records. A keyword that it does not know is an error, not ignored.
final class Validator {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "enum",
            "minLength");

    private final List<String> faults = new ArrayList<>();

    private Validator() {}

    /// Where and by which keyword `instance` breaks `schema`; empty if it is valid.
    static List<String> faults(JsonNode schema, JsonNode instance) {
        Validator validator = new Validator();
        validator.check(schema, instance, "");
        return validator.faults;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        schema.propertyNames().forEach(keyword -> {
            if (!KNOWN.contains(keyword)) {
                throw new AssertionError("expected a keyword that the validator knows, found " + keyword);
            }
        });
        JsonNode types = schema.path("type");
        String type = (types.isArray() ? types.valueStream() : Stream.of(types))
                .map(JsonNode::asString)
                .filter(allowed -> isOf(allowed, value))
                .findFirst()
                .orElse("");
        if (type.isEmpty()) {
            faults.add(at + " type");
            return;
        }
        switch (type) {
            case "object" -> checkObject(schema, value, at);
            case "array" -> checkArray(schema, value, at);
            case "string" -> checkText(schema, value, at);
            case "integer", "number" -> checkNumber(schema, value.doubleValue(), at);
            default -> {
                // A boolean has no more to it.
            }
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            default -> throw new AssertionError("expected a type, found " + type);
        };
    }

    private void checkObject(JsonNode schema, JsonNode value, String at) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                faults.add(at + " required " + name.asString());
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode own = schema.path("properties").path(member.getKey());
            String below = at + "/" + member.getKey();
            if (!own.isMissingNode()) {
                check(own, member.getValue(), below);
            } else if (others.isObject()) {
                check(others, member.getValue(), below);
            } else if (others.isBoolean() && !others.booleanValue()) {
                faults.add(below + " additionalProperties");
            }
        }
    }

    private void checkArray(JsonNode schema, JsonNode value, String at) {
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            faults.add(at + " minItems or maxItems");
        }
        for (int i = 0; i < value.size(); i++) {
            check(schema.path("items"), value.get(i), at + "/" + i);
        }
    }

    private void checkText(JsonNode schema, JsonNode value, String at) {
        if (value.stringValue().length() < schema.path("minLength").asInt(0)) {
            faults.add(at + " minLength");
        }
        JsonNode choices = schema.path("enum");
        if (!choices.isMissingNode() && choices.valueStream().noneMatch(value::equals)) {
            faults.add(at + " enum");
        }
    }

    private void checkNumber(JsonNode schema, double value, String at) {
        if (value < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                || value <= schema.path("exclusiveMinimum").asDouble(Double.NEGATIVE_INFINITY)
                || value > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
            faults.add(at + " minimum, exclusiveMinimum or maximum");
        }
    }
}
