package org.preimage.jmh.engine;

import java.util.Locale;

/// What one core can do at most, measured.
///
/// @param clock cycles a second
/// @param multiplyAdd float32 operations a second in a loop of multiply-adds on registers
/// @param flopsPerCycle what the processor is known to begin in a cycle at most; 0 if nothing is known
record Peaks(double clock, double multiplyAdd, int flopsPerCycle) {
    private static final double LEAST_SHARE = 0.95;

    static Peaks measure(Lab lab) {
        return new Peaks(
                best(lab, Peak.CLOCK),
                best(lab, Peak.MULTIPLY_ADD),
                lab.machine().flopsPerCycle());
    }

    /// Operations a second in the fastest run, since whatever else goes on only slows it down.
    private static double best(Lab lab, String piece) {
        return Pieces.named(piece).flops() / lab.alone(piece, 1, "auto").least() * 1e3;
    }

    private double theory() {
        return clock * flopsPerCycle;
    }

    /// What floors and shares are reckoned with: operations a second of one core.
    double peak() {
        return flopsPerCycle > 0 ? theory() : multiplyAdd;
    }

    /// The milliseconds below which no processor of this kind can be.
    double floor(double flops, int threads) {
        return flops / (peak() * threads) * 1e3;
    }

    String page() {
        Table table = new Table("one core", "measured", "bar");
        table.row("clock", String.format(Locale.ROOT, "%.2f GHz", clock * 1e-9), "");
        String known = flopsPerCycle > 0
                ? String.format(Locale.ROOT, "%.1f GFLOP/s (%d a cycle)", theory() * 1e-9, flopsPerCycle)
                : "unknown for this processor, so the loop below stands for it";
        table.row("peak in theory, float32", known, "");
        String loop = String.format(Locale.ROOT, "%.1f GFLOP/s", multiplyAdd * 1e-9);
        if (flopsPerCycle > 0) {
            double share = multiplyAdd / theory();
            String bar = "95 % of the peak: " + Table.verdict(share >= LEAST_SHARE);
            table.row("multiply-adds on registers", loop + ", " + Table.percent(share), bar);
        } else {
            table.row("multiply-adds on registers", loop, "");
        }
        return table.toString();
    }
}
