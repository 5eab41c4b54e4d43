package org.preimage.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.cell.UnitCell;
import org.preimage.math.Batch;
import org.preimage.space.Input;
import org.preimage.space.Kind;

/// Between designs in the user's units, `[d × n]`, and the standardized features that a sampler and a surrogate
/// see, `[k × n]`. A number is one feature. A category is one feature for each of its levels, of which its own is
/// up and the others are down; two categories are always as far from each other as two independent numbers are on
/// average, the square root of 2. An input that is fixed is no feature at all.
///
/// Of inputs that are the pixels of a cell, those between its mirror lines are features, from -1, void, to 1, solid.
///
/// @param inputs the inputs with the ranges of the pairs as bounds; an input that was constant there is fixed
/// @param scaler standardizes the features, `k` of them
/// @param cell whose pixels the inputs are; null if they are no pixels
public record Encoding(
        List<Input> inputs, Scaler scaler, @Nullable UnitCell cell) {
    /// @throws IllegalArgumentException if no input is free, or the scaler has not one variable for each feature
    public Encoding {
        inputs = List.copyOf(inputs);
        int features = cell != null
                ? cell.count()
                : inputs.stream().mapToInt(Encoding::features).sum();
        if (features == 0 || scaler.width() != features) {
            throw new IllegalArgumentException("Encoding: expected at least one free input and one scale for each of "
                    + features + " features, found " + scaler.width());
        }
    }

    /// Of inputs that are no pixels.
    public Encoding(List<Input> inputs, Scaler scaler) {
        this(inputs, scaler, null);
    }

    /// Of the pixels of a cell.
    public static Encoding of(List<Input> inputs, UnitCell cell) {
        double[] half = filled(cell.count(), UnitCell.density(0));
        return new Encoding(inputs, new Scaler(half, half), cell);
    }

    /// The encoding that standardizes numbers by the mean and the deviation of the designs `x`, `[d × n]`.
    public static Encoding of(List<Input> inputs, double[][] x) {
        List<double[]> mean = new ArrayList<>();
        List<double[]> scale = new ArrayList<>();
        for (int v = 0; v < inputs.size(); v++) {
            int features = features(inputs.get(v));
            if (inputs.get(v).kind() instanceof Kind.Categorical) {
                mean.add(filled(features, 1.0 / features));
                scale.add(filled(features, 1));
            } else if (features > 0) {
                Scaler column = Scaler.of(new double[][] {x[v]});
                mean.add(column.mean());
                scale.add(column.scale());
            }
        }
        return new Encoding(inputs, new Scaler(joined(mean), joined(scale)));
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static int features(Input input) {
        return input.fixed() ? 0 : input.kind() instanceof Kind.Categorical(var levels) ? levels.size() : 1;
    }

    /// The number of features, `k`.
    public int width() {
        return scaler.width();
    }

    /// How many features an input has: none if it is fixed, or a pixel that another one decides.
    public int features(int input) {
        return cell == null ? features(inputs.get(input)) : cell.pixel(cell.deciding(input)) == input ? 1 : 0;
    }

    /// The feature that decides the value of an input that is a number; -1 if it is fixed or a category.
    public int deciding(int input) {
        if (cell != null) {
            return cell.deciding(input);
        }
        return features(input) == 1 && !(inputs.get(input).kind() instanceof Kind.Categorical) ? first(input) : -1;
    }

    /// The position of the first feature of an input, or of the next one that has any.
    public int first(int input) {
        if (cell != null) {
            return cell.deciding(input);
        }
        return inputs.subList(0, input).stream().mapToInt(Encoding::features).sum();
    }

    /// The positions of the inputs that have features, in order.
    public List<Integer> free() {
        return IntStream.range(0, inputs.size())
                .filter(v -> features(v) > 0)
                .boxed()
                .toList();
    }

    /// Whether all features are of inputs that take whole numbers or levels.
    public boolean allDiscrete() {
        return inputs.stream()
                .noneMatch(input -> features(input) > 0 && !input.kind().discrete());
    }

    /// How wide the cell of a value is in each feature, standardized, `k` numbers: zero for continuous ones.
    public double[] cells() {
        double[] cells = new double[width()];
        for (int v = 0; v < inputs.size(); v++) {
            if (inputs.get(v).kind().discrete()) {
                for (int f = first(v); f < first(v) + features(v); f++) {
                    cells[f] = 1 / scaler.scale()[f];
                }
            }
        }
        return cells;
    }

    /// Which features are of whole numbers or levels, the same for each of `n` designs, `[n × k]`.
    public boolean[][] discrete(int n) {
        double[] cells = cells();
        boolean[] discrete = new boolean[cells.length];
        for (int f = 0; f < cells.length; f++) {
            discrete[f] = cells[f] > 0;
        }
        boolean[][] all = new boolean[n][];
        Arrays.fill(all, discrete);
        return all;
    }

    /// Standardized features, `[n × k]`.
    ///
    /// @param x designs, `[d × n]`
    /// @throws IllegalArgumentException if there is not one column per input, or a value is not finite in float32
    public Batch encode(double[][] x) {
        return scaler.scale(columns(x));
    }

    /// Standardized features in double, `[k × n]`.
    ///
    /// @param x designs, `[d × n]`
    public double[][] standardized(double[][] x) {
        return scaler.standardized(columns(x));
    }

    /// Standardized features of one design, `k` numbers.
    ///
    /// @param x `d` numbers
    public double[] encode(double[] x) {
        double[][] columns = standardized(
                Arrays.stream(x).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
        return Arrays.stream(columns).mapToDouble(column -> column[0]).toArray();
    }

    /// Designs in the user's units, `[d × n]`: whole numbers are rounded, of levels the highest is taken, and fixed
    /// inputs are at their value.
    public double[][] decode(Batch features) {
        return collapse(scaler.unscale(features), features.size());
    }

    /// One design in the user's units, `d` numbers.
    ///
    /// @param features `k` numbers
    public double[] decode(double[] features) {
        double[][] columns = new double[features.length][1];
        Arrays.setAll(columns, f -> new double[] {scaler.unscale(f, features[f])});
        return Arrays.stream(collapse(columns, 1))
                .mapToDouble(column -> column[0])
                .toArray();
    }

    /// The features of bounds, standardized: the low ones, then the high ones, `[2 × k]`.
    ///
    /// @param bounds the inputs with other bounds
    public double[][] box(List<Input> bounds) {
        double[] low = new double[width()];
        double[] high = new double[width()];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        for (int v = 0; cell != null && v < bounds.size(); v++) {
            int f = cell.deciding(v); // for several pixels
            low[f] = Math.max(low[f], scaler.scale(f, bounds.get(v).low()));
            high[f] = Math.min(high[f], scaler.scale(f, bounds.get(v).high()));
        }
        for (int v = 0; cell == null && v < bounds.size(); v++) {
            Input input = bounds.get(v);
            for (int f = first(v); f < first(v) + features(v); f++) {
                boolean level = input.kind() instanceof Kind.Categorical;
                double own = f - first(v);
                double up = input.low() == own ? 1 : 0;
                low[f] = scaler.scale(f, !level ? input.low() : input.fixed() ? up : 0);
                high[f] = scaler.scale(f, !level ? input.high() : input.fixed() ? up : 1);
            }
        }
        return new double[][] {low, high};
    }

    /// The features in their own units, `[k × n]`.
    private double[][] columns(double[][] x) {
        if (x.length != inputs.size()) {
            throw new IllegalArgumentException("Encoding: expected " + inputs.size() + " inputs, found " + x.length);
        }
        List<double[]> columns = new ArrayList<>();
        for (int f = 0; cell != null && f < cell.count(); f++) {
            columns.add(x[cell.pixel(f)]);
        }
        for (int v = 0; cell == null && v < x.length; v++) {
            if (inputs.get(v).kind() instanceof Kind.Categorical) {
                for (int level = 0; level < features(v); level++) {
                    double own = level;
                    columns.add(Arrays.stream(x[v])
                            .map(value -> value == own ? 1 : 0)
                            .toArray());
                }
            } else if (features(v) > 0) {
                columns.add(x[v]);
            }
        }
        return columns.toArray(double[][]::new);
    }

    private double[][] collapse(double[][] columns, int n) {
        double[][] x = new double[inputs.size()][];
        for (int v = 0; cell != null && v < x.length; v++) {
            x[v] = cell.pixel(cell.deciding(v)) == v ? columns[cell.deciding(v)] : columns[cell.deciding(v)].clone();
        }
        for (int v = 0; cell == null && v < x.length; v++) {
            Input input = inputs.get(v);
            int first = first(v);
            if (features(v) == 0) {
                x[v] = filled(n, input.low());
            } else if (input.kind() instanceof Kind.Categorical) {
                x[v] = highest(Arrays.copyOfRange(columns, first, first + features(v)), n);
            } else {
                x[v] = input.kind().discrete()
                        ? Arrays.stream(columns[first]).map(Math::rint).toArray()
                        : columns[first];
            }
        }
        return x;
    }

    private static double[] highest(double[][] levels, int n) {
        double[] highest = new double[n];
        for (int i = 0; i < n; i++) {
            for (int level = 1; level < levels.length; level++) {
                if (levels[level][i] > levels[(int) highest[i]][i]) {
                    highest[i] = level;
                }
            }
        }
        return highest;
    }
}
