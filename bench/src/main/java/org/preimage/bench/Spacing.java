package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Distances between designs, every input in a unit of its own.
///
/// @param scale the units, `[d]`
record Spacing(double[] scale) {
    double distance(double[] a, double[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            double difference = (a[v] - b[v]) / scale[v];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /// The largest distance from a place of the reference to the nearest of the designs.
    double fill(List<double[]> reference, List<double[]> designs) {
        return reference.stream()
                .mapToDouble(place -> nearest(place, designs))
                .max()
                .orElseThrow();
    }

    private double nearest(double[] place, List<double[]> designs) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] design : designs) {
            least = Math.min(least, distance(place, design));
        }
        return least;
    }

    /// The least distance of two designs.
    double least(List<double[]> designs) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < designs.size(); i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, distance(designs.get(i), designs.get(j)));
            }
        }
        return least;
    }

    /// The designs that are farthest from each other (Gonzalez 1985), from the first one on.
    List<double[]> farthest(List<double[]> from, int count) {
        double[] distance = new double[from.size()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        List<double[]> picked = new ArrayList<>();
        int next = 0;
        while (picked.size() < Math.min(count, from.size())) {
            picked.add(from.get(next));
            int farthest = 0;
            for (int i = 0; i < distance.length; i++) {
                distance[i] = Math.min(distance[i], distance(from.get(i), picked.getLast()));
                farthest = distance[i] > distance[farthest] ? i : farthest;
            }
            next = farthest;
        }
        return picked;
    }

    /// The numbers of the connected components of even places, of which neighbors are within `reach`.
    int[] components(List<double[]> places, double reach) {
        int[] component = new int[places.size()];
        Arrays.fill(component, -1);
        int count = 0;
        for (int first = 0; first < component.length; first++) {
            if (component[first] < 0) {
                List<Integer> open = new ArrayList<>(List.of(first));
                component[first] = count++;
                while (!open.isEmpty()) {
                    int at = open.removeLast();
                    for (int i = 0; i < component.length; i++) {
                        if (component[i] < 0 && distance(places.get(at), places.get(i)) <= reach) {
                            component[i] = component[at];
                            open.add(i);
                        }
                    }
                }
            }
        }
        return component;
    }

    /// How many of the designs are nearest to places of each component.
    int[] shares(List<double[]> designs, List<double[]> places, int[] component) {
        int[] shares = new int[1 + Arrays.stream(component).max().orElse(-1)];
        for (double[] design : designs) {
            int nearest = IntStream.range(0, places.size())
                    .boxed()
                    .min((a, b) -> Double.compare(distance(design, places.get(a)), distance(design, places.get(b))))
                    .orElseThrow();
            shares[component[nearest]]++;
        }
        return shares;
    }

    /// The energy distance of two samples, `2 E|X − Y| − E|X − X'| − E|Y − Y'|` (Székely and Rizzo 2013), with sums
    /// over
    /// different designs, so that it is zero on average for two samples of one law.
    double energy(List<double[]> a, List<double[]> b) {
        double between = 0;
        for (double[] x : a) {
            for (double[] y : b) {
                between += distance(x, y);
            }
        }
        return 2 * between / ((double) a.size() * b.size()) - within(a) - within(b);
    }

    private double within(List<double[]> a) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += distance(a.get(i), a.get(j));
            }
        }
        return 2 * sum / (a.size() * (a.size() - 1.0));
    }
}
