package org.preimage.app.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The keys that the components of a record are.
final class Keys {
    private Keys() {}

    /// The components of `type`, each with a [Key].
    static List<RecordComponent> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Key.class))
                .toList();
    }

    /// The key's name in a file.
    static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Key key(RecordComponent component) {
        return Objects.requireNonNull(component.getAnnotation(Key.class));
    }

    static boolean required(RecordComponent component) {
        return component.getType().isPrimitive();
    }

    /// What a list or a map holds.
    static Type held(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    static boolean isRecord(Type type) {
        return type instanceof Class<?> known && known.isRecord() && type != Scalar.class;
    }

    static boolean isWhole(Type type) {
        return type == int.class || type == Integer.class || type == Long.class;
    }

    static boolean isNumber(Type type) {
        return type == double.class || type == Double.class;
    }
}
