package org.preimage.app.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Node.Figure;
import org.preimage.app.schema.Node.Flag;
import org.preimage.app.schema.Node.Items;
import org.preimage.app.schema.Node.Mapping;
import org.preimage.app.schema.Node.Text;
import org.preimage.space.NearestName;

/// Reads values of a file as records, by their [Key]s.
final class RecordReader {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{0,400})?([eE][+-]?\\d{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,400}");

    private final Path file;

    /// @param file for messages
    RecordReader(Path file) {
        this.file = file;
    }

    /// The record that `node` says.
    ///
    /// @throws BadConfig if it says another thing
    <R extends Record> R read(Class<R> type, Node node) {
        return type.cast(record(type, node, ""));
    }

    private Record record(Class<?> type, Node node, String path) {
        Mapping mapping = mapping(node, path);
        List<RecordComponent> components = Keys.of(type);
        List<String> known = components.stream().map(Keys::name).toList();
        mapping.members().forEach((key, member) -> {
            if (!known.contains(key)) {
                throw refused(member.place(), path, NearestName.refusal("a known key", BadConfig.shown(key), known));
            }
        });
        List<@Nullable Object> values = new ArrayList<>();
        components.forEach(component -> values.add(component(component, mapping, path)));
        try {
            return made(type, components, values);
        } catch (IllegalArgumentException refusal) {
            throw refused(node.place(), path, String.valueOf(refusal.getMessage()));
        }
    }

    /// @throws IllegalArgumentException if the record refuses its values together
    private static Record made(Class<?> type, List<RecordComponent> components, List<@Nullable Object> values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (Record) constructor.newInstance(values.toArray());
        } catch (InvocationTargetException fault) {
            if (fault.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(type + ": expected a record that can be made", fault);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(type + ": expected a record that can be made", fault);
        }
    }

    private @Nullable Object component(RecordComponent component, Mapping mapping, String path) {
        String name = Keys.name(component);
        Node.Member member = mapping.members().get(name);
        if (member != null) {
            return value(component.getGenericType(), Keys.key(component), member.value(), below(path, name));
        }
        if (Keys.required(component)) {
            throw refused(mapping.place(), path, "expected the key '" + name + "', found none");
        }
        return component.getType() == List.class ? List.of() : component.getType() == Map.class ? Map.of() : null;
    }

    private Object value(Type type, Key key, Node node, String path) {
        if (type instanceof ParameterizedType held) {
            return held.getRawType() == List.class ? list(held, key, node, path) : map(held, key, node, path);
        }
        if (Keys.isRecord(type)) {
            return record((Class<?>) type, node, path);
        }
        if (type == Scalar.class) {
            return node instanceof Figure figure && Double.isFinite(number(key, node, path))
                    ? new Scalar(figure.digits(), true)
                    : Scalar.of(text(key, node, path));
        }
        if (type == Boolean.class) {
            if (node instanceof Flag flag) {
                return flag.value();
            }
            throw refused(node.place(), path, "expected true or false, found " + node.shown());
        }
        if (Keys.isNumber(type)) {
            return number(key, node, path);
        }
        if (Keys.isWhole(type)) {
            return type == Long.class
                    ? (Object) whole(key, Long.MAX_VALUE, node, path)
                    : (Object) Math.toIntExact(whole(key, Integer.MAX_VALUE, node, path));
        }
        return text(key, node, path);
    }

    private List<Object> list(ParameterizedType type, Key key, Node node, String path) {
        if (!(node instanceof Items list)) {
            throw refused(node.place(), path, "expected a list, found " + node.shown());
        }
        int count = list.items().size();
        if (key.items() > 0 && count != key.items()) {
            throw refused(node.place(), path, "expected a list of " + key.items() + " items, found " + count);
        }
        List<Object> values = new ArrayList<>();
        for (Node item : list.items()) {
            values.add(value(Keys.held(type), key, item, path + "[" + values.size() + "]"));
        }
        return values;
    }

    private Map<String, Object> map(ParameterizedType type, Key key, Node node, String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping(node, path).members().forEach((name, member) -> {
            values.put(name, value(Keys.held(type), key, member.value(), below(path, BadConfig.shown(name))));
        });
        return values;
    }

    private Mapping mapping(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw refused(node.place(), path, "expected keys with values, found " + node.shown());
    }

    private String text(Key key, Node node, String path) {
        if (!(node instanceof Text text)) {
            String more = node instanceof Figure ? "; put it in quotes if it is meant as text" : "";
            throw refused(node.place(), path, "expected text, found " + node.shown() + more);
        }
        String value = text.value();
        List<String> choices = List.of(key.choices());
        if (!choices.isEmpty() && !choices.contains(value)) {
            String expected = "one of " + String.join(", ", choices);
            throw refused(node.place(), path, NearestName.refusal(expected, BadConfig.shown(value), choices));
        }
        if (value.isEmpty()) {
            throw refused(node.place(), path, "expected text, found none");
        }
        return value;
    }

    private double number(Key key, Node node, String path) {
        double number =
                node instanceof Figure figure && NUMBER.matcher(figure.digits()).matches()
                        ? Double.parseDouble(figure.digits())
                        : Double.NaN;
        if (!Double.isFinite(number)) {
            throw refused(node.place(), path, "expected a finite number such as 1.5, found " + node.shown());
        }
        requireWithin(key, number, node, path);
        return number;
    }

    /// @param most that the type holds, which also is minus the least
    private long whole(Key key, long most, Node node, String path) {
        if (!(node instanceof Figure figure) || !WHOLE.matcher(figure.digits()).matches()) {
            throw refused(node.place(), path, "expected a whole number, found " + node.shown());
        }
        BigInteger number = new BigInteger(figure.digits());
        if (number.abs().compareTo(BigInteger.valueOf(most)) > 0) {
            throw refused(node.place(), path, "expected a whole number up to " + most + ", found " + node.shown());
        }
        requireWithin(key, number.doubleValue(), node, path);
        return number.longValueExact();
    }

    private void requireWithin(Key key, double number, Node node, String path) {
        if (!(number >= key.from() && number > key.above() && number <= key.upTo())) {
            String least = key.from() > key.above() ? "from " + plain(key.from()) : "above " + plain(key.above());
            String most = Double.isFinite(key.upTo()) ? " up to " + plain(key.upTo()) : "";
            throw refused(node.place(), path, "expected a number " + least + most + ", found " + node.shown());
        }
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private BadConfig refused(Place place, String path, String sentence) {
        return new BadConfig(file, place, path.isEmpty() ? sentence : path + ": " + sentence);
    }
}
