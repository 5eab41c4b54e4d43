package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The matrix products and W1 on each set of kernels, one thread.
final class KernelSets {
    private static final String ACTIVE = "auto";
    private static final List<String> SETS = List.of(ACTIVE, "512", "256", "128", "scalar");
    private static final List<String> PRODUCTS =
            List.of(MatrixProduct.FORWARD, MatrixProduct.DATA_GRADIENT, MatrixProduct.WEIGHT_GRADIENT);
    private static final double LEAST_SHARE = 0.8;
    private static final String WORK = "W1";

    private KernelSets() {}

    /// @param torch PyTorch's time for W1 at its default setting, one thread
    static String page(Lab lab, Peaks peaks, Optional<Timings> torch) {
        Table table = new Table(
                "kernels",
                "outputs, GFLOP/s",
                "gradients of inputs",
                "gradients of weights",
                "share of the peak",
                "W1 ms",
                "times PyTorch by default",
                "bar");
        for (String set : SETS) {
            List<String> cells = new ArrayList<>(List.of(set.equals(ACTIVE) ? "chosen by itself" : set));
            double least = Double.POSITIVE_INFINITY;
            for (String product : PRODUCTS) {
                double rate = Pieces.named(product).flops()
                        / lab.alone(product, 1, set).median()
                        * 1e3;
                cells.add(Table.number(rate * 1e-9));
                least = Math.min(least, rate / peaks.peak());
            }
            cells.add(Table.percent(least));
            double millis = lab.alone(WORK, 1, set).median();
            cells.add(Table.number(millis));
            cells.add(torch.map(timings -> Table.number(timings.median() / millis))
                    .orElse("–"));
            cells.add(bar(set, least, millis, torch));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String bar(String set, double share, double millis, Optional<Timings> torch) {
        return switch (set) {
            case ACTIVE -> "80 % of the peak: " + Table.verdict(share >= LEAST_SHARE);
            case "scalar" ->
                torch.map(timings -> "no slower than PyTorch: " + Table.verdict(millis <= timings.median()))
                        .orElse("");
            default -> "";
        };
    }
}
