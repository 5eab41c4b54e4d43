package org.preimage.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.preimage.linalg.Polyhedron;

/// Where designs may be: within the bounds of a space, fixed inputs among them, and where linear constraints hold.
public record Region(Space space, List<LinearConstraint> constraints) {
    /// Room that is left at a face for rounding, in units in the last place of what is added up: as much as is
    /// needed.
    private static final double[] ROOM = {0, 4, 16, 64, 256, 4096};

    /// @throws IllegalArgumentException if a constraint is about another number of inputs
    public Region {
        constraints = List.copyOf(constraints);
        int d = space.inputs().size();
        for (LinearConstraint constraint : constraints) {
            if (constraint.coefficients().length != d) {
                throw new IllegalArgumentException("Region: expected constraints on " + d + " inputs, found '"
                        + constraint + "' on " + constraint.coefficients().length);
            }
            for (int v = 0; v < d; v++) {
                Input input = space.inputs().get(v);
                if (constraint.coefficients()[v] != 0 && input.kind() instanceof Kind.Categorical) {
                    throw new IllegalArgumentException("constraint: expected inputs that are numbers, found '"
                            + input.name() + "', which has levels, in '" + constraint + "'");
                }
            }
        }
    }

    /// The whole box of a space.
    public static Region of(Space space) {
        return new Region(space, List.of());
    }

    /// Whether the design `x`, `[d]`, keeps to every bound and inequality exactly, and to every equation to within
    /// rounding.
    public boolean contains(double[] x) {
        return space.contains(x) && constraints.stream().allMatch(constraint -> constraint.isKeptBy(x));
    }

    /// Whether the design `x`, `[d]`, keeps to every bound exactly, and to every constraint to within rounding: a
    /// region without inside has no designs that do better.
    public boolean containsRounded(double[] x) {
        return space.contains(x)
                && constraints.stream()
                        .allMatch(constraint -> constraint.excess(x) <= LinearConstraint.ROUNDING * constraint.size(x));
    }

    /// Moves the design `x`, `[d]`, to the nearest one in the region, in place, so that [#contains] holds whatever
    /// the rounding; whole numbers and levels stay the nearest ones if there is a design with them. Only a region
    /// without inside, such as between `a + b <= 1` and `a + b >= 1`, may miss an inequality, by rounding.
    ///
    /// @param scale the unit of each input in which distance is measured, `[d]`
    /// @return false, with `x` in the box only, if none was found
    public boolean project(double[] x, double[] scale) {
        boolean[] discrete = new boolean[x.length];
        boolean any = false;
        for (int v = 0; v < x.length; v++) {
            discrete[v] = space.inputs().get(v).kind().discrete();
            any |= discrete[v];
        }
        double[] asked = x.clone();
        space.clip(x);
        if (constraints.isEmpty() || contains(x)) {
            return true;
        }
        for (int v = 0; v < x.length; v++) {
            x[v] = discrete[v] ? x[v] : asked[v];
        }
        boolean found = project(x, scale, discrete);
        if (!found && any && project(x, scale, new boolean[x.length])) {
            space.clip(x);
            found = project(x, scale, discrete);
        }
        if (!found) {
            space.clip(x);
        }
        return found;
    }

    private boolean project(double[] x, double[] scale, boolean[] held) {
        double[] scaled = new double[x.length];
        boolean found = false;
        for (double room : ROOM) {
            Arrays.setAll(scaled, v -> x[v] / scale[v]);
            Polyhedron tight = polyhedron(
                    scale,
                    constraints.stream()
                            .mapToDouble(constraint -> room * Math.ulp(constraint.size(x)))
                            .toArray());
            if (!tight.project(scaled, held)) {
                return found;
            }
            found = true;
            Arrays.setAll(
                    x,
                    v -> held[v]
                            ? x[v]
                            : unscaled(scaled[v], scale[v], space.inputs().get(v)));
            if (contains(x)) {
                return true;
            }
        }
        return true;
    }

    /// Bounds are met exactly.
    private static double unscaled(double scaled, double scale, Input input) {
        if (scaled <= input.low() / scale) {
            return input.low();
        }
        return scaled >= input.high() / scale ? input.high() : Math.clamp(scaled * scale, input.low(), input.high());
    }

    private Polyhedron polyhedron(double[] scale, double[] room) {
        double[] low = new double[scale.length];
        double[] high = new double[scale.length];
        for (int v = 0; v < scale.length; v++) {
            low[v] = space.inputs().get(v).low() / scale[v];
            high[v] = space.inputs().get(v).high() / scale[v];
        }
        List<Polyhedron.Row> rows = new ArrayList<>();
        for (int k = 0; k < constraints.size(); k++) {
            LinearConstraint constraint = constraints.get(k);
            double[] a = constraint.coefficients();
            Arrays.setAll(a, v -> a[v] * scale[v]);
            double inward = constraint.relation() == LinearConstraint.Relation.AT_LEAST ? room[k] : -room[k];
            boolean equal = constraint.relation() == LinearConstraint.Relation.EQUAL;
            rows.add(constraint.row(a, constraint.bound() + (equal ? 0 : inward)));
        }
        return new Polyhedron(low, high, rows);
    }

    /// Refuses a region without designs.
    ///
    /// @throws IllegalArgumentException if bounds and constraints contradict each other; the message names those
    ///     that do, none of them to spare
    public void requireDesigns() {
        double[] scale = space.inputs().stream()
                .mapToDouble(input -> input.fixed() ? 1 : input.high() - input.low())
                .toArray();
        List<Integer> conflict =
                polyhedron(scale, new double[constraints.size()]).conflict();
        if (!conflict.isEmpty()) {
            throw new IllegalArgumentException("expected constraints that leave some design, found " + words(conflict));
        }
    }

    /// The conditions in words, constraints first.
    private String words(List<Integer> conflict) {
        int d = space.inputs().size();
        List<String> about = conflict.stream()
                .filter(condition -> condition >= 2 * d)
                .map(condition -> constraints.get(condition - 2 * d).text())
                .toList();
        String bounds = conflict.stream()
                .filter(condition -> condition < 2 * d)
                .map(condition -> {
                    Input input = space.inputs().get(condition % d);
                    return input.fixed()
                            ? input.name() + " = " + input.low()
                            : condition < d
                                    ? input.name() + " >= " + input.low()
                                    : input.name() + " <= " + input.high();
                })
                .collect(Collectors.joining(" and "));
        String first = about.isEmpty() ? bounds : about.getFirst();
        String others = about.stream().skip(1).collect(Collectors.joining(" and "));
        String rest = others.isEmpty() ? bounds : bounds.isEmpty() ? others : others + " and " + bounds;
        return rest.isEmpty() ? first : first + " against " + rest;
    }
}
