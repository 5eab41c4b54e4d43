package org.preimage.manifold;

import java.util.List;
import org.preimage.math.Batch;

/// Points on a set, about as dense in one part of it as in another, and the connected components that they belong to.
public final class Net {
    /// A place on the set has a point of the net within so many `ε`: two at most where it is full, and some more since
    /// the set is not flat.
    static final double REACH = 2.5;

    private final List<NetPoint> points;
    private final double epsilon;
    private final int[] component;
    private final Neighbors near;

    /// @param component the number of each point's component
    /// @param near has nothing yet
    Net(List<NetPoint> points, double epsilon, int[] component, Neighbors near) {
        this.points = List.copyOf(points);
        this.epsilon = epsilon;
        this.component = component;
        this.near = near;
        for (int i = 0; i < points.size(); i++) {
            near.add(i, points.get(i).places());
        }
    }

    /// The number of points.
    public int size() {
        return points.size();
    }

    /// The least distance of two points.
    public double epsilon() {
        return epsilon;
    }

    /// How many components there are.
    public int components() {
        int most = -1;
        for (int p : component) {
            most = Math.max(most, p);
        }
        return most + 1;
    }

    /// The number of the component that a point belongs to; the component with the first point is 0.
    public int component(int point) {
        return component[point];
    }

    /// The component that a place on the set belongs to; −1 if it is away from all.
    ///
    /// @param x `[n × d]`
    public int componentAt(Batch x, int i) {
        float[] place = new float[x.width()];
        for (int v = 0; v < place.length; v++) {
            place[v] = x.get(i, v);
        }
        int nearest = near.nearest(place, REACH * epsilon);
        return nearest < 0 ? -1 : component[nearest];
    }

    /// The measure of the part of the set that a point stands for, up to a common factor: a point on a face has no
    /// neighbors beyond it.
    public double weight(int point) {
        return Math.scalb(1.0, -points.get(point).faces());
    }

    /// `√det(J Jᵀ)` at a point.
    public double stretch(int point) {
        return points.get(point).stretch();
    }

    /// The place of a point, `d` values.
    float[] place(int point) {
        return points.get(point).x();
    }

    NetPoint point(int point) {
        return points.get(point);
    }

    /// Some of the points, `[n × d]`.
    public Batch places(int[] of) {
        Batch x = Batch.zeros(of.length, of.length == 0 ? 0 : place(of[0]).length);
        for (int i = 0; i < of.length; i++) {
            for (int v = 0; v < x.width(); v++) {
                x.set(i, v, place(of[i])[v]);
            }
        }
        return x;
    }
}
