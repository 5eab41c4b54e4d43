package org.preimage.app.schema;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/// Writes records as files, by their [Key]s. What says nothing is left out.
final class RecordWriter {
    /// Text is in quotes throughout, and keys that are no plain words, so that no column's name can be read
    /// back as something else.
    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new Quotes()).build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.ALLOW_LONG_KEYS)
            .build();

    private RecordWriter() {}

    private static final class Quotes extends StringQuotingChecker {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteName(String name) {
            return !name.matches("[A-Za-z][A-Za-z0-9_-]*") || isReservedKeyword(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return true;
        }
    }

    static String yaml(Record config) {
        return YAML.writeValueAsString(keys(config));
    }

    private static Map<String, Object> keys(Record written) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (RecordComponent component : Keys.of(written.getClass())) {
            Object value = value(component, written);
            if (value != null && !value.equals(List.of()) && !value.equals(Map.of())) {
                keys.put(Keys.name(component), plain(value));
            }
        }
        return keys;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Scalar(String text, boolean number) -> {
                Object figure = text.matches("-?\\d{1,15}") ? (Object) Long.valueOf(text) : text;
                yield number && figure.equals(text) ? Double.valueOf(text) : number ? figure : text;
            }
            case Record inner -> keys(inner);
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((name, inner) -> plain.put(String.valueOf(name), plain(inner)));
                yield plain;
            }
            default -> value;
        };
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException fault) {
            throw new IllegalStateException(component + ": expected a component that can be asked", fault);
        }
    }
}
