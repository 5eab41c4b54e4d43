package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The processor time of a training step over its work, as one size grows and the others stay: the same
/// everywhere, where nothing but the matrix products counts.
///
/// @param sweeps one for each size
record Scaling(List<Sweep> sweeps) {
    /// How far from 1 it may be.
    static final double BAND = 0.25;

    private static final int ROWS = 1024;
    private static final int HIDDEN = 128;
    private static final int BLOCKS = 4;
    private static final int INPUTS = 4;

    /// One size, varied.
    ///
    /// @param sizes its values
    /// @param usual the one that stands for 1
    /// @param ratios by kind and value: processor time over work, over that at the usual value
    record Sweep(String name, int[] sizes, int usual, Map<ScalingStep.Kind, double[]> ratios) {}

    static Scaling measure(Lab lab) {
        Map<ScalingStep.Kind, Double> usual = new EnumMap<>(ScalingStep.Kind.class);
        for (ScalingStep.Kind kind : ScalingStep.Kind.values()) {
            usual.put(kind, timeOverWork(lab, new ScalingStep(kind, ROWS, HIDDEN, BLOCKS, INPUTS)));
        }
        List<Sweep> sweeps = new ArrayList<>();
        for (Axis axis : AXES) {
            Map<ScalingStep.Kind, double[]> ratios = new EnumMap<>(ScalingStep.Kind.class);
            usual.forEach((kind, base) -> ratios.put(
                    kind,
                    IntStream.of(axis.sizes())
                            .mapToDouble(size -> size == axis.usual()
                                    ? 1
                                    : timeOverWork(lab, axis.steps().apply(size).of(kind)) / base)
                            .toArray()));
            sweeps.add(new Sweep(axis.title(), axis.sizes(), axis.usual(), ratios));
        }
        return new Scaling(sweeps);
    }

    /// Processor milliseconds for an operation.
    private static double timeOverWork(Lab lab, ScalingStep step) {
        double millis = lab.alone(step.name(), 1, "auto").cpu();
        double flops = step.piece().flops();
        lab.progress().println(Table.number(millis) + " ms, " + Table.number(flops / millis * 1e-6) + " GFLOP/s");
        return millis / flops;
    }

    /// Makes a step of either kind.
    private interface Steps {
        ScalingStep of(ScalingStep.Kind kind);
    }

    /// A size that is varied, and the step that has it.
    private record Axis(String title, int usual, IntFunction<Steps> steps, int... sizes) {}

    private static final List<Axis> AXES = List.of(
            new Axis(
                    "rows of a batch",
                    ROWS,
                    size -> kind -> new ScalingStep(kind, size, HIDDEN, BLOCKS, INPUTS),
                    256,
                    1024,
                    4096,
                    16_384,
                    65_536),
            new Axis(
                    "hidden width",
                    HIDDEN,
                    size -> kind -> new ScalingStep(kind, ROWS, size, BLOCKS, INPUTS),
                    128,
                    256,
                    512),
            new Axis("blocks", BLOCKS, size -> kind -> new ScalingStep(kind, ROWS, HIDDEN, size, INPUTS), 2, 4, 8, 16),
            new Axis(
                    "inputs",
                    INPUTS,
                    size -> kind -> new ScalingStep(kind, ROWS, HIDDEN, BLOCKS, size),
                    4,
                    16,
                    64,
                    256,
                    1024));

    String page() {
        Table table = new Table("size", "value", "invertible network", "likelihood", "bar");
        for (Sweep sweep : sweeps) {
            double[] inn = ratios(sweep, ScalingStep.Kind.INN);
            double[] likelihood = ratios(sweep, ScalingStep.Kind.LIKELIHOOD);
            for (int i = 0; i < sweep.sizes().length; i++) {
                table.row(
                        sweep.name(),
                        Integer.toString(sweep.sizes()[i]),
                        Table.number(inn[i]),
                        Table.number(likelihood[i]),
                        sweep.sizes()[i] == sweep.usual() ? "is 1" : verdict(inn[i], likelihood[i]));
            }
        }
        return table.toString();
    }

    private static String verdict(double inn, double likelihood) {
        boolean cheaper = Math.min(inn, likelihood) < 1 - BAND;
        return Math.max(inn, likelihood) <= 1 + BAND && cheaper
                ? "cheaper"
                : Table.verdict(Math.max(inn, likelihood) <= 1 + BAND);
    }

    static double[] ratios(Sweep sweep, ScalingStep.Kind kind) {
        double[] ratios = sweep.ratios().get(kind);
        if (ratios == null) {
            throw new IllegalStateException("Scaling: expected ratios of " + kind + ", found none");
        }
        return ratios;
    }
}
