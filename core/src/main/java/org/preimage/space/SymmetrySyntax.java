package org.preimage.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The language of one symmetry: terms that are separated by commas and read at once, `NAME -> IMAGE` or
/// `swap NAME NAME`. An image is what stands in the place of the input: another input, `-` and an input, or a number
/// less or plus an input, such as `alpha -> 180 - alpha`. Inputs that are not named stay.
final class SymmetrySyntax {
    private static final String ARROW = "->";
    private static final String SWAP = "swap ";

    private final String text;
    private final List<Input> inputs;
    private final List<String> names;
    private final int[] from;
    private final int[] sign;
    private final double[] offset;
    private final boolean[] said;

    private SymmetrySyntax(String text, List<Input> inputs) {
        this.text = text;
        this.inputs = inputs;
        names = inputs.stream().map(Input::name).toList();
        Symmetries.Motion identity = Symmetries.Motion.identity(inputs.size());
        from = identity.from();
        sign = identity.sign();
        offset = identity.offset();
        said = new boolean[inputs.size()];
    }

    /// The motion that a text says.
    ///
    /// @throws IllegalArgumentException if it says none
    static Symmetries.Motion motion(String text, List<Input> inputs) {
        SymmetrySyntax syntax = new SymmetrySyntax(text, inputs);
        for (String term : text.split(",", -1)) {
            syntax.term(term.strip());
        }
        syntax.requireEveryInputOnce();
        syntax.requireKinds();
        return new Symmetries.Motion(syntax.from, syntax.sign, syntax.offset);
    }

    private void term(String term) {
        int arrow = term.indexOf(ARROW);
        if (arrow > 0) {
            image(
                    input(term.substring(0, arrow).strip()),
                    term.substring(arrow + 2).strip());
        } else if (term.startsWith(SWAP)) {
            swap(term.substring(SWAP.length()).strip());
        } else {
            throw refused("terms such as 'a -> b', 'alpha -> 180 - alpha' or 'swap a b', found '" + term + "'");
        }
    }

    /// Names may hold spaces.
    private void swap(String both) {
        for (int space = both.indexOf(' '); space >= 0; space = both.indexOf(' ', space + 1)) {
            int a = names.indexOf(both.substring(0, space).strip());
            int b = names.indexOf(both.substring(space).strip());
            if (a >= 0 && b >= 0) {
                put(a, b, 1, 0);
                put(b, a, 1, 0);
                return;
            }
        }
        String[] words = both.split("\\s+");
        Arrays.stream(words).forEach(this::input);
        throw refused("two inputs after 'swap', found '" + both + "'");
    }

    /// The longest name that the image ends with is meant, so that names may hold signs.
    private void image(int input, String image) {
        List<String> ends = new ArrayList<>(names.stream()
                .filter(image::endsWith)
                .sorted(Comparator.comparingInt(String::length))
                .toList());
        for (String name : ends.reversed()) {
            Optional<double[]> before =
                    affine(image.substring(0, image.length() - name.length()).strip());
            if (before.isPresent()) {
                put(input, names.indexOf(name), (int) before.get()[1], before.get()[0]);
                return;
            }
        }
        String last = image.substring(Math.max(image.lastIndexOf(' '), image.lastIndexOf('-')) + 1);
        if (ends.isEmpty()) {
            throw refused(NearestName.refusal("a known input", last, names).substring("expected ".length()));
        }
        throw refused("an input, a minus sign before it, or a number less or plus it, found '" + image + "'");
    }

    /// An offset and a sign from what stands before the name.
    private static Optional<double[]> affine(String before) {
        if (before.isEmpty()) {
            return Optional.of(new double[] {0, 1});
        }
        char last = before.charAt(before.length() - 1);
        String number = before.substring(0, before.length() - 1).strip();
        if (last != '-' && last != '+') {
            return Optional.empty();
        }
        if (number.isEmpty()) {
            return last == '-' ? Optional.of(new double[] {0, -1}) : Optional.empty();
        }
        try {
            double value = Double.parseDouble(number);
            return Double.isFinite(value) ? Optional.of(new double[] {value, last == '-' ? -1 : 1}) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private int input(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw refused(NearestName.refusal("a known input", name, names).substring("expected ".length()));
        }
        return index;
    }

    private void put(int input, int origin, int turned, double moved) {
        if (said[input]) {
            throw refused("every input at most once before an arrow, found '" + names.get(input) + "' twice");
        }
        said[input] = true;
        from[input] = origin;
        sign[input] = turned;
        offset[input] = moved;
    }

    private void requireEveryInputOnce() {
        for (int v = 0; v < from.length; v++) {
            int input = v;
            long times = Arrays.stream(from).filter(origin -> origin == input).count();
            if (times != 1) {
                throw refused("every input in the place of one, found '" + names.get(v) + "' in "
                        + (times == 0 ? "none" : "that of " + times));
            }
        }
    }

    private void requireKinds() {
        for (int v = 0; v < from.length; v++) {
            Kind kind = inputs.get(v).kind();
            Kind origin = inputs.get(from[v]).kind();
            if (!kind.equals(origin)) {
                throw refused("inputs of one kind in each other's places, found '" + names.get(v) + "' and '"
                        + names.get(from[v]) + "' of two");
            }
            if (kind instanceof Kind.Categorical && (sign[v] != 1 || offset[v] != 0)) {
                throw refused("a category in the place of '" + names.get(v) + "' as it is, found a change of it");
            }
            if (kind.discrete() && offset[v] != Math.rint(offset[v])) {
                throw refused("a whole number of '" + names.get(v) + "', found " + offset[v]);
            }
        }
    }

    private IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException("symmetry '" + text + "': expected " + expected);
    }
}
