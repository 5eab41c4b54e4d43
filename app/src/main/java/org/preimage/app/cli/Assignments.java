package org.preimage.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preimage.app.schema.Scalar;
import org.preimage.app.service.Question;

/// Options of the form `NAME=NUMBER` and `NAME=LOW:HIGH`.
final class Assignments {
    private Assignments() {}

    /// The numbers by name, in the order given.
    ///
    /// @param option the name of the option, for messages
    static Map<String, Double> numbers(String option, List<String> texts) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String text : texts) {
            int at = equalsSign(option, "NAME=NUMBER", text);
            put(option, numbers, text.substring(0, at), number(option, text.substring(at + 1)));
        }
        return numbers;
    }

    /// Numbers or texts by name, in the order given.
    static Map<String, Scalar> scalars(String option, List<String> texts) {
        Map<String, Scalar> scalars = new LinkedHashMap<>();
        for (String text : texts) {
            int at = equalsSign(option, "NAME=VALUE", text);
            String value = text.substring(at + 1);
            put(option, scalars, text.substring(0, at), new Scalar(value, isNumber(value)));
        }
        return scalars;
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /// What is asked by name, in the order given: a value, as both ends, or a range, of which one side may be open.
    static Map<String, Question.Bounds> goals(String option, List<String> texts) {
        Map<String, Question.Bounds> goals = new LinkedHashMap<>();
        for (String text : texts) {
            int at = equalsSign(option, "NAME=NUMBER or NAME=LOW:HIGH", text);
            String asked = text.substring(at + 1);
            int colon = asked.indexOf(':');
            put(option, goals, text.substring(0, at), colon < 0 ? value(option, asked) : range(option, asked, colon));
        }
        return goals;
    }

    private static Question.Bounds value(String option, String text) {
        double value = number(option, text);
        return new Question.Bounds(value, value);
    }

    private static Question.Bounds range(String option, String text, int colon) {
        String from = text.substring(0, colon).strip();
        String to = text.substring(colon + 1).strip();
        double low = from.isEmpty() ? Double.NEGATIVE_INFINITY : number(option, from);
        double high = to.isEmpty() ? Double.POSITIVE_INFINITY : number(option, to);
        if (!(low < high) || (from.isEmpty() && to.isEmpty())) {
            throw new IllegalArgumentException(option + ": expected a range from a smaller to a larger number, of which"
                    + " one may be left out, found '" + text + "'");
        }
        return new Question.Bounds(low, high);
    }

    /// The bounds by name, in the order given; one number stands for both ends.
    static Map<String, Question.Bounds> bounds(String option, List<String> texts) {
        Map<String, Question.Bounds> bounds = new LinkedHashMap<>();
        for (String text : texts) {
            int at = equalsSign(option, "NAME=LOW:HIGH", text);
            int colon = text.indexOf(':', at);
            if (colon < 0) {
                throw new IllegalArgumentException(option + ": expected NAME=LOW:HIGH, found '" + text + "'");
            }
            double low = number(option, text.substring(at + 1, colon));
            double high = number(option, text.substring(colon + 1));
            if (low > high) {
                throw new IllegalArgumentException(
                        option + ": expected a lower bound that is not above the upper one, found '" + text + "'");
            }
            put(option, bounds, text.substring(0, at), new Question.Bounds(low, high));
        }
        return bounds;
    }

    /// A finite number.
    static double number(String option, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, with the numbers that are not finite.
        }
        throw new IllegalArgumentException(option + ": expected a finite number such as 1.5, found '" + text + "'");
    }

    /// Names may hold the sign, numbers never do.
    private static int equalsSign(String option, String expected, String text) {
        int at = text.lastIndexOf('=');
        if (at < 1) {
            throw new IllegalArgumentException(option + ": expected " + expected + ", found '" + text + "'");
        }
        return at;
    }

    private static <T> void put(String option, Map<String, T> values, String name, T value) {
        if (values.put(name, value) != null) {
            throw new IllegalArgumentException(option + ": expected every name once, found '" + name + "' twice");
        }
    }
}
