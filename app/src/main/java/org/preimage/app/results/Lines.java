package org.preimage.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Entry;
import org.preimage.bench.paper.MethodResult;

/// The lines of the results, by what is asked of them.
///
/// @param all in the order of the suite
record Lines(List<Measured> all, List<ResultsFolder.Timed> timings) {
    Lines {
        all = List.copyOf(all);
        timings = List.copyOf(timings);
    }

    /// The results of the methods on a problem, over the seeds.
    SequencedMap<Entry, List<MethodResult>> methods(String problem, Cell.Setting setting) {
        SequencedMap<Entry, List<MethodResult>> methods = new TreeMap<>();
        for (Measured line : of(Cell.Study.METHOD, problem)) {
            if (line.cell().setting() == setting && line.cell().entry() != null && line.method() != null) {
                methods.computeIfAbsent(line.cell().entry(), _ -> new ArrayList<>())
                        .add(line.method());
            }
        }
        return methods;
    }

    /// How a method is called in a table of a problem: it is said there when a fit failed.
    String title(Entry entry, String problem, Cell.Setting setting) {
        List<Measured> lines = of(Cell.Study.METHOD, problem).stream()
                .filter(line -> line.cell().setting() == setting && line.cell().entry() == entry)
                .toList();
        long failed = lines.stream().filter(line -> line.failure() != null).count();
        return failed == 0 ? entry.title() : entry.title() + " (" + failed + " of " + lines.size() + " fits failed)";
    }

    /// The lines of a study on a problem.
    List<Measured> of(Cell.Study study, String problem) {
        return all.stream()
                .filter(line ->
                        line.cell().study() == study && line.cell().problem().equals(problem))
                .toList();
    }
}
