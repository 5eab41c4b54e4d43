package org.preimage.app.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.space.NearestName;

/// Text with places for values: `{name}`, or `{name:%.6f}` with a format in C's notation. What is in braces and looks
/// like
/// no name, as in `{ "a": {a} }`, stays as it is, and `{{name}}` becomes `{name}`.
public final class Template {
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{(?<plain>[^{}\\n]+)}}|\\{(?<name>[^{}\\n:]+)(?::(?<format>%[^{}\\n]*))?}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");
    private static final Pattern FORMAT = Pattern.compile("%[-+ 0#]*\\d{0,3}(\\.\\d{1,3})?[dfeEgGs]");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /// A piece of the text.
    private sealed interface Part {}

    private record Plain(String text) implements Part {}

    private record Place(String name, @Nullable String format) implements Part {}

    /// Reads a template.
    ///
    /// @param where what it is, for messages
    /// @param names the values that there are
    /// @throws IllegalArgumentException if a value is named that there is not, or a format cannot be used
    public static Template of(String where, String text, Collection<String> names) {
        List<Part> parts = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        int end = 0;
        while (places.find()) {
            parts.add(new Plain(text.substring(end, places.start())));
            parts.add(part(where, places, names));
            end = places.end();
        }
        parts.add(new Plain(text.substring(end)));
        return new Template(List.copyOf(parts));
    }

    private static Part part(String where, Matcher place, Collection<String> names) {
        String name = place.group("name");
        String format = place.group("format");
        if (name == null) {
            return new Plain("{" + place.group("plain") + "}");
        }
        if (!names.contains(name)) {
            if (format == null && !WORD.matcher(name).matches()) {
                return new Plain(place.group());
            }
            throw new IllegalArgumentException(
                    where + ": " + NearestName.refusal("a place {NAME} of a value that there is", name, names));
        }
        if (format != null && !isFormat(format)) {
            throw new IllegalArgumentException(
                    where + ": expected a format such as %.6f or %d for '" + name + "', found '" + format + "'");
        }
        return new Place(name, format);
    }

    private static boolean isFormat(String format) {
        try {
            return FORMAT.matcher(format).matches()
                    && !formatted(format, "1", true).isEmpty();
        } catch (IllegalFormatException _) {
            return false;
        }
    }

    /// The text with these values in their places.
    ///
    /// @param values by name; each that was named is there
    /// @throws IllegalArgumentException if a format is for numbers, and its value none
    public String filled(Map<String, Scalar> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Plain plain -> text.append(plain.text());
                case Place place -> text.append(shown(place, values.get(place.name())));
            }
        }
        return text.toString();
    }

    private static String shown(Place place, @Nullable Scalar value) {
        if (value == null) {
            throw new IllegalArgumentException("expected a value of '" + place.name() + "', found none");
        }
        String format = place.format();
        if (format == null) {
            return value.text();
        }
        if (!value.number() && !format.endsWith("s")) {
            throw new IllegalArgumentException(
                    "expected a number for {" + place.name() + ":" + format + "}, found '" + value.text() + "'");
        }
        return formatted(format, value.text(), value.number());
    }

    private static String formatted(String format, String text, boolean number) {
        Object value = format.endsWith("s") || !number
                ? text
                : format.endsWith("d") ? (Object) Math.round(Double.parseDouble(text)) : (Object) Double.valueOf(text);
        return String.format(Locale.ROOT, format, value);
    }
}
