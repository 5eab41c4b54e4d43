package org.preimage.linalg;

/// What holds a point of a polyhedron while a step is found: the inputs that may not change, the equations, and the
/// bounds and rows it sits at that a step would have left through.
public final class Faces {
    /// How near to a row a point sits at it, in its units.
    private static final double SLACK = 1e-6;

    private final Polyhedron polyhedron;
    private final boolean[] held;
    private final boolean[] rows;
    private Basis basis;

    public Faces(Polyhedron polyhedron) {
        this.polyhedron = polyhedron;
        held = new boolean[polyhedron.dim()];
        rows = new boolean[polyhedron.rows().size()];
        basis = new Basis(0);
    }

    /// Starts with what always holds.
    ///
    /// @param fixed variables that may not change here, besides those that the polyhedron fixes
    public void begin(boolean[] fixed) {
        for (int v = 0; v < held.length; v++) {
            held[v] = fixed[v] || polyhedron.fixes(v);
        }
        for (int k = 0; k < rows.length; k++) {
            rows[k] = polyhedron.rows().get(k).equal();
        }
        rebuild();
    }

    /// Takes what would leave the faces out of `vector`, `[d]`, in place.
    public void removeFrom(double[] vector) {
        for (int v = 0; v < held.length; v++) {
            if (held[v]) {
                vector[v] = 0;
            }
        }
        if (basis.size() > 0) {
            basis.removeFrom(vector);
        }
    }

    /// Holds the bounds and rows at which `x` sits and through which the step would leave; false when there are
    /// none.
    public boolean holdMore(double[] x, double[] step) {
        boolean more = false;
        for (int v = 0; v < held.length; v++) {
            // Designs are kept in float32, and so are the bounds they sit at.
            boolean above = step[v] > 0 && x[v] >= Math.min(polyhedron.high(v), (float) polyhedron.high(v));
            boolean below = step[v] < 0 && x[v] <= Math.max(polyhedron.low(v), (float) polyhedron.low(v));
            if ((above || below) && !held[v]) {
                held[v] = true;
                more = true;
            }
        }
        for (int k = 0; k < rows.length; k++) {
            Polyhedron.Row row = polyhedron.rows().get(k);
            double outward = Basis.dot(row.a(), step);
            if (!rows[k] && row.excess(x) >= -SLACK && outward > 1e-9 * Basis.norm(step)) {
                rows[k] = true;
                more = true;
            }
        }
        if (more) {
            rebuild();
        }
        return more;
    }

    private void rebuild() {
        basis = new Basis(held.length);
        for (int k = 0; k < rows.length; k++) {
            if (rows[k]) {
                double[] normal = polyhedron.rows().get(k).a().clone();
                for (int v = 0; v < held.length; v++) {
                    normal[v] = held[v] ? 0 : normal[v];
                }
                basis.add(normal);
            }
        }
    }
}
