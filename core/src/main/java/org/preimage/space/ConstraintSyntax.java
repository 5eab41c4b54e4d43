package org.preimage.space;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preimage.space.LinearConstraint.Relation;

/// Reads one linear constraint: two sums with `<=`, `>=` or `=` between them. A term is a number, an input, or a
/// number times an input, with or without `*`. Names are as they are in the table, with spaces and signs; the longest
/// one that fits is taken, and one in single quotes is never taken for anything else.
final class ConstraintSyntax {
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[^\\s<>=+*/()≤≥-]+");

    private final String text;
    private final List<String> names;
    private final List<String> longestFirst;
    private final double[] coefficients;
    private double constant;
    private int at;

    ConstraintSyntax(String text, List<String> names) {
        this.text = text;
        this.names = names;
        longestFirst = names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        coefficients = new double[names.size()];
    }

    LinearConstraint read() {
        side(1);
        Relation relation = relation();
        side(-1);
        if (at < text.length()) {
            throw expected("one relation and then the end");
        }
        return new LinearConstraint(coefficients, relation, 0 - constant, text.strip());
    }

    private void side(double sign) {
        term(sign * leadingSign());
        while (true) {
            skipSpace();
            if (take("+")) {
                term(sign);
            } else if (take("-") || take("−")) {
                term(-sign);
            } else {
                return;
            }
        }
    }

    private double leadingSign() {
        skipSpace();
        if (take("-") || take("−")) {
            return -1;
        }
        take("+");
        return 1;
    }

    private void term(double sign) {
        skipSpace();
        Optional<String> name = name();
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (name.isPresent()
                && !(number.lookingAt() && number.end() - at >= name.get().length())) {
            at += name.get().length();
            coefficients[names.indexOf(name.get())] += sign;
        } else if (number.lookingAt()) {
            double factor = sign * Double.parseDouble(number.group());
            at = number.end();
            skipSpace();
            boolean times = take("*");
            skipSpace();
            if (times || startsName()) {
                coefficients[names.indexOf(known())] += factor;
            } else {
                constant += factor;
            }
        } else {
            coefficients[names.indexOf(known())] += sign;
        }
    }

    private boolean startsName() {
        return at < text.length() && (text.charAt(at) == '\'' || name().isPresent() || word().isPresent());
    }

    /// Takes the name of an input.
    private String known() {
        if (take("'")) {
            int end = text.indexOf('\'', at);
            if (end < 0) {
                throw expected("a closing '");
            }
            String quoted = text.substring(at, end);
            at = end + 1;
            return known(quoted);
        }
        String found = name().or(this::word).orElseThrow(() -> expected("an input or a number"));
        known(found);
        at += found.length();
        return found;
    }

    private String known(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "constraint: " + NearestName.refusal("a known input", name, names) + ", in '" + text + "'");
        }
        return name;
    }

    /// The longest name that stands here and does not go on.
    private Optional<String> name() {
        return longestFirst.stream()
                .filter(name -> text.startsWith(name, at) && endsAt(at + name.length()))
                .findFirst();
    }

    private boolean endsAt(int end) {
        return end == text.length() || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_');
    }

    private Optional<String> word() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        return word.lookingAt() ? Optional.of(word.group()) : Optional.empty();
    }

    private Relation relation() {
        skipSpace();
        if (take("<=") || take("≤")) {
            return Relation.AT_MOST;
        }
        if (take(">=") || take("≥")) {
            return Relation.AT_LEAST;
        }
        if (take("==") || take("=")) {
            return Relation.EQUAL;
        }
        throw expected("<=, >= or = after a sum of inputs");
    }

    private boolean take(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        String rest = text.substring(at).strip();
        return new IllegalArgumentException("constraint: expected " + what + ", found "
                + (rest.isEmpty() ? "the end" : "'" + rest + "'") + " in '" + text + "'");
    }
}
