package org.preimage.manifold;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.preimage.random.Draws;

/// A point on a set, with the directions that leave it.
final class NetPoint {
    /// A condition whose slope is less than this share of its length beside the others adds no direction.
    private static final double DEPENDENT = 1e-6;

    /// Where it is, and then the other places that are the same design.
    private final List<float[]> places;

    private final float[] x;
    /// Orthonormal directions in which the conditions change, in the free inputs.
    private final double[][] normals;

    private final double stretch;
    private final int faces;
    private final int[] free;
    /// How often a neighbor was sought from here in vain.
    private int failures;

    NetPoint(float[] x, double[] slopes, SolutionSet set) {
        this.x = x;
        places = Stream.concat(Stream.of(x), set.images(x).stream()).toList();
        this.faces = set.faces(x);
        this.free = set.free();
        double[][] found = new double[slopes.length / x.length][];
        int count = 0;
        double product = 1;
        for (int o = 0; o < slopes.length / x.length; o++) {
            double[] row = new double[free.length];
            for (int k = 0; k < free.length; k++) {
                row[k] = slopes[o * x.length + free[k]];
            }
            double before = Math.sqrt(dot(row, row));
            for (int p = 0; p < count; p++) {
                subtract(row, dot(row, found[p]), found[p]);
            }
            double length = Math.sqrt(dot(row, row));
            if (length > DEPENDENT * before) {
                for (int k = 0; k < row.length; k++) {
                    row[k] /= length;
                }
                product *= length;
                found[count++] = row;
            }
        }
        normals = Arrays.copyOf(found, count);
        stretch = product;
    }

    /// The place, `d` values.
    float[] x() {
        return x;
    }

    /// Where it is, and then the other places that are the same design.
    List<float[]> places() {
        return places;
    }

    /// The distance to another point, over all places of that.
    double distance(NetPoint other) {
        double least = Double.POSITIVE_INFINITY;
        for (float[] place : other.places) {
            least = Math.min(least, distance(x, place));
        }
        return least;
    }

    /// `√det(J Jᵀ)` of the conditions' Jacobian `J` by the free inputs.
    double stretch() {
        return stretch;
    }

    int faces() {
        return faces;
    }

    int failures() {
        return failures;
    }

    void fail() {
        failures++;
    }

    void restart() {
        failures = 0;
    }

    /// A place away from here, along the set in a random direction as far as it is flat.
    float[] step(double length, RandomGenerator random) {
        double[] direction = new double[free.length];
        for (int k = 0; k < direction.length; k++) {
            direction[k] = Draws.normal(random);
        }
        for (double[] normal : normals) {
            subtract(direction, dot(direction, normal), normal);
        }
        double norm = Math.sqrt(dot(direction, direction));
        float[] place = x.clone();
        for (int k = 0; k < direction.length && norm > 0; k++) {
            place[free[k]] += (float) (length * direction[k] / norm);
        }
        return place;
    }

    /// Which share of the way to another point leaves the set, from 0 along it to 1 straight out of it.
    double rise(float[] other) {
        double[] way = new double[free.length];
        for (int k = 0; k < way.length; k++) {
            way[k] = other[free[k]] - x[free[k]];
        }
        double out = 0;
        for (double[] normal : normals) {
            double along = dot(way, normal);
            out += along * along;
        }
        double all = dot(way, way);
        return all > 0 ? Math.sqrt(out / all) : 0;
    }

    /// The distance between two places.
    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            double difference = a[v] - b[v];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= factor * what[k];
        }
    }
}
