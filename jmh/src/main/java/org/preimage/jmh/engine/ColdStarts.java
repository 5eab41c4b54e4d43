package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.List;

/// The first result of a fresh JVM.
final class ColdStarts {
    private static final String WORK = "W3";
    private static final double MOST_MILLIS = 1000;

    private ColdStarts() {}

    static String page(Lab lab) {
        Table table =
                new Table("threads", "from the first line of main, ms", "from the start of the process, ms", "bar");
        for (int threads = 1; threads <= WorkRow.MOST_THREADS; threads++) {
            List<Double> inside = new ArrayList<>();
            List<Double> whole = new ArrayList<>();
            for (int start = 0; start < lab.effort().starts(); start++) {
                try (Subject subject = lab.ours(WORK, threads)) {
                    inside.add(subject.firstRun());
                    whole.add(subject.start());
                }
            }
            double millis = Timings.median(inside);
            table.row(
                    Integer.toString(threads),
                    Table.number(millis),
                    Table.number(Timings.median(whole)),
                    "1 s: " + Table.verdict(millis <= MOST_MILLIS));
        }
        return table.toString();
    }
}
