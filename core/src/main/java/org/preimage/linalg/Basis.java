package org.preimage.linalg;

/// An orthonormal basis that grows by one direction at a time, by Gram and Schmidt with every projection done twice
/// ("twice is enough": Giraud, Langou, Rozložník and van den Eshof 2005).
public final class Basis {
    /// A direction of which less than this share is left is taken for dependent.
    private static final double DEPENDENT = 1e-10;

    private final int dim;
    private final double[][] directions;
    private int size;

    /// @param dim the dimension of the space, `d`
    public Basis(int dim) {
        this.dim = dim;
        directions = new double[dim][];
    }

    /// The number of directions.
    public int size() {
        return size;
    }

    /// Direction `k`, of length 1, `[d]`; not to be written to.
    public double[] direction(int k) {
        return directions[k];
    }

    /// Adds what is new in the direction of `vector`, `[d]`; false if nothing is.
    public boolean add(double[] vector) {
        double[] rest = vector.clone();
        double before = norm(rest);
        if (size == dim || !(before > 0)) {
            return false;
        }
        removeFrom(rest);
        double left = norm(rest);
        if (!(left > DEPENDENT * before)) {
            return false;
        }
        for (int v = 0; v < dim; v++) {
            rest[v] /= left;
        }
        directions[size++] = rest;
        return true;
    }

    /// Takes the part of `vector`, `[d]`, that lies in the span out of it, in place.
    public void removeFrom(double[] vector) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < size; k++) {
                double along = dot(directions[k], vector);
                for (int v = 0; v < dim; v++) {
                    vector[v] -= along * directions[k][v];
                }
            }
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            sum += a[v] * b[v];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
