package org.preimage.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.preimage.math.Columns;

/// Motions of the designs that leave every property as it is: permutations of inputs, changes of sign, reflections
/// about values, and whatever these make together, a finite group.
///
/// @param texts what was declared, such as `a -> b, b -> a`
/// @param motions the whole group, the identity first; none if nothing was declared
public record Symmetries(List<String> texts, List<Motion> motions) {
    /// No symmetries.
    public static final Symmetries NONE = new Symmetries(List.of(), List.of());

    /// More images of a design than this are no symmetry of a table.
    public static final int MOST = 1000;

    /// Designs whose values differ by less than this share of the inputs' ranges are the same, up to rounding.
    private static final double SAME = 1e-9;

    public Symmetries {
        texts = List.copyOf(texts);
        motions = List.copyOf(motions);
    }

    /// One motion: the image has `offset + sign · x[from]` for each input.
    ///
    /// @param from `[d]`, each position once
    /// @param sign `[d]`, 1 or −1
    /// @param offset `[d]`
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    public record Motion(int[] from, int[] sign, double[] offset) {
        /// The image of a design, `[d]`.
        public double[] of(double[] x) {
            double[] image = new double[x.length];
            // Without a sum where there is no offset, so that values stay as they are.
            Arrays.setAll(image, v -> offset[v] == 0 ? sign[v] * x[from[v]] : offset[v] + sign[v] * x[from[v]]);
            return image;
        }

        /// This motion after another one.
        Motion after(Motion first) {
            int d = from.length;
            int[] origin = new int[d];
            int[] turned = new int[d];
            double[] moved = new double[d];
            for (int v = 0; v < d; v++) {
                origin[v] = first.from[from[v]];
                turned[v] = sign[v] * first.sign[from[v]];
                moved[v] = offset[v] + sign[v] * first.offset[from[v]];
            }
            return new Motion(origin, turned, moved);
        }

        static Motion identity(int d) {
            int[] from = new int[d];
            int[] sign = new int[d];
            Arrays.setAll(from, v -> v);
            Arrays.fill(sign, 1);
            return new Motion(from, sign, new double[d]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Motion motion
                    && Arrays.equals(from, motion.from)
                    && Arrays.equals(sign, motion.sign)
                    && Arrays.equals(offset, motion.offset);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(from) + Arrays.hashCode(sign);
        }
    }

    /// The group that declared motions make, each in the language of [SymmetrySyntax].
    ///
    /// @throws IllegalArgumentException if a text is no motion of these inputs, the group is infinite, or it is
    ///     larger than [#MOST]
    public static Symmetries of(List<String> texts, List<Input> inputs) {
        if (texts.isEmpty()) {
            return NONE;
        }
        List<Motion> generators =
                texts.stream().map(text -> SymmetrySyntax.motion(text, inputs)).toList();
        List<Motion> group = new ArrayList<>(List.of(Motion.identity(inputs.size())));
        Map<List<Integer>, Motion> known = new HashMap<>();
        known.put(linear(group.getFirst()), group.getFirst());
        for (int next = 0; next < group.size(); next++) {
            for (Motion generator : generators) {
                Motion motion = generator.after(group.get(next));
                Motion alike = known.putIfAbsent(linear(motion), motion);
                if (alike == null) {
                    group.add(motion);
                } else {
                    requireSame(alike, motion, inputs);
                }
                if (group.size() > MOST) {
                    throw new IllegalArgumentException("symmetries: expected at most " + MOST
                            + " images of a design, found more from " + String.join("; ", texts));
                }
            }
        }
        return new Symmetries(texts, group);
    }

    private static List<Integer> linear(Motion motion) {
        List<Integer> linear = new ArrayList<>();
        Arrays.stream(motion.from).forEach(linear::add);
        Arrays.stream(motion.sign).forEach(linear::add);
        return linear;
    }

    /// Two motions that only differ by a shift make one that shifts further and further.
    private static void requireSame(Motion a, Motion b, List<Input> inputs) {
        for (int v = 0; v < a.offset.length; v++) {
            double shift = Math.abs(a.offset[v] - b.offset[v]);
            if (shift > SAME * (1 + Math.abs(a.offset[v]))) {
                throw new IllegalArgumentException("symmetries: expected motions that come back to where they began,"
                        + " found that together they shift '" + inputs.get(v).name() + "' by " + shift
                        + ", over and over; are there reflections about two values?");
            }
        }
    }

    /// Whether there are none.
    public boolean isNone() {
        return motions.isEmpty();
    }

    /// All images of a design, itself first.
    public List<double[]> images(double[] x) {
        return isNone()
                ? List.of(x)
                : motions.stream().map(motion -> motion.of(x)).toList();
    }

    /// All images of many designs, `[d × n]`, themselves first.
    public List<double[][]> images(double[][] x) {
        if (isNone()) {
            return List.<double[][]>of(x);
        }
        List<double[][]> all = new ArrayList<>();
        for (Motion motion : motions) {
            double[][] images = new double[x.length][x[0].length];
            for (int i = 0; i < x[0].length; i++) {
                double[] image = motion.of(Columns.row(x, i));
                for (int v = 0; v < x.length; v++) {
                    images[v][i] = image[v];
                }
            }
            all.add(images);
        }
        return all;
    }

    /// The ranges of the inputs over all images of a box: inputs that go into each other get one range.
    public List<Input> ranges(List<Input> inputs) {
        double[] low = inputs.stream().mapToDouble(Input::low).toArray();
        double[] high = inputs.stream().mapToDouble(Input::high).toArray();
        List<Input> ranges = new ArrayList<>();
        for (int v = 0; v < low.length; v++) {
            double least = low[v];
            double most = high[v];
            for (Motion motion : motions) {
                double one = motion.of(low)[v];
                double other = motion.of(high)[v];
                least = Math.min(least, Math.min(one, other));
                most = Math.max(most, Math.max(one, other));
            }
            Input input = inputs.get(v);
            ranges.add(least == low[v] && most == high[v] ? input : new Input(input.name(), least, most, input.kind()));
        }
        return ranges;
    }

    /// Designs, `[d × n]`, with each replaced by one and the same of its images, rounded so that images of each other
    /// become equal; the designs as they are if there are no symmetries.
    ///
    /// @param inputs with the ranges in which rounding is small
    public double[][] orbits(double[][] x, List<Input> inputs) {
        if (isNone()) {
            return x;
        }
        double[] unit = inputs.stream()
                .mapToDouble(input -> SAME * Math.max(input.high() - input.low(), Math.ulp(input.high())))
                .toArray();
        double[][] orbits = new double[x.length][x[0].length];
        for (int i = 0; i < x[0].length; i++) {
            double[] first = images(Columns.row(x, i)).stream()
                    .map(image -> rounded(image, unit))
                    .min(Arrays::compare)
                    .orElseThrow();
            for (int v = 0; v < first.length; v++) {
                orbits[v][i] = first[v];
            }
        }
        return orbits;
    }

    private static double[] rounded(double[] x, double[] unit) {
        double[] rounded = new double[x.length];
        Arrays.setAll(rounded, v -> Math.rint(x[v] / unit[v]) + 0.0);
        return rounded;
    }
}
