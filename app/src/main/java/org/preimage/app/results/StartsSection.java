package org.preimage.app.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.preimage.app.report.Chart;
import org.preimage.app.report.Document.Part;
import org.preimage.app.report.Document.Picture;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.Document.Text;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.StartsResult;
import org.preimage.bench.paper.Suite;

/// The central claim of the paper: that candidates of a learned prior reach solutions in fewer steps, and end in fewer
/// bad minima, than others.
final class StartsSection {
    private static final List<Integer> STEPS = List.of(0, 1, 2, 5, 10, 40, 100, 300);
    private static final double ARRIVED = 0.9;

    private final Lines lines;

    StartsSection(Lines lines) {
        this.lines = lines;
    }

    /// What distinguishes runs.
    private record Kind(String start, String surrogate, String localizer, String latent) {}

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Text(
                "Every kind of start on every surrogate with every localizer, at the usual target. “on the way”"
                        + " is the share of designs that the surrogate itself says are off target after so many steps: after"
                        + " the last, they are stuck. “steps” is after how many of those looked at nine tenths have arrived, and"
                        + " “gradients” how many a design had taken by then. Means over seeds."));
        SequencedMap<String, SequencedMap<Kind, List<List<StartsResult.After>>>> all = new LinkedHashMap<>();
        Suite.PROBLEMS.forEach(problem -> all.put(problem, runs(problem)));
        parts.add(summary(all, "gauss-newton", "gp"));
        parts.add(summary(all, "adam", "flow"));
        all.forEach((problem, runs) -> {
            if (!runs.isEmpty()) {
                parts.add(picture(problem, runs));
                parts.add(table(problem, runs));
            }
        });
        return parts;
    }

    /// Steps and stuck shares by kind of start, candidates drawn at random.
    private static Part summary(
            SequencedMap<String, SequencedMap<Kind, List<List<StartsResult.After>>>> all,
            String localizer,
            String surrogate) {
        List<String> header = new ArrayList<>(List.of("start"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        all.forEach((problem, runs) -> {
            header.addAll(List.of(problem + " steps", problem + " stuck"));
            runs.forEach((kind, courses) -> {
                if (kind.equals(new Kind(kind.start(), surrogate, localizer, "random"))) {
                    List<String> row = rows.computeIfAbsent(kind.start(), start -> new ArrayList<>(List.of(start)));
                    while (row.size() < header.size() - 2) {
                        row.add(Over.NOTHING);
                    }
                    List<StartsResult.After> first = courses.getFirst();
                    int arrived = arrived(courses);
                    row.add(
                            arrived == first.size()
                                    ? "never"
                                    : Integer.toString(first.get(arrived).steps()));
                    row.add(format("%.3f", mean(courses, first.size() - 1, StartsResult.After::missing)));
                }
            });
        });
        rows.values().forEach(row -> {
            while (row.size() < header.size()) {
                row.add(Over.NOTHING);
            }
        });
        return new Table(
                "Steps until nine tenths have arrived, and the share that is stuck at last: " + localizer + " on the "
                        + surrogate + ", random candidates",
                header,
                List.copyOf(rows.values()));
    }

    /// At which of the looked-at numbers of steps nine tenths have arrived; the number of those if never.
    private static int arrived(List<List<StartsResult.After>> courses) {
        int steps = courses.getFirst().size();
        int arrived = 0;
        while (arrived < steps && mean(courses, arrived, StartsResult.After::missing) > 1 - ARRIVED) {
            arrived++;
        }
        return arrived;
    }

    private SequencedMap<Kind, List<List<StartsResult.After>>> runs(String problem) {
        SequencedMap<Kind, List<List<StartsResult.After>>> runs = new LinkedHashMap<>();
        for (Measured line : lines.of(Cell.Study.STARTS, problem)) {
            if (line.starts() != null) {
                for (StartsResult.Run run : line.starts().runs()) {
                    Kind kind = new Kind(run.start(), run.surrogate(), run.localizer(), run.latent());
                    runs.computeIfAbsent(kind, _ -> new ArrayList<>()).add(run.course());
                }
            }
        }
        return runs;
    }

    /// The Gaussian process is nearest to the true operator, so what it shows is about the starts.
    private static Part picture(String problem, SequencedMap<Kind, List<List<StartsResult.After>>> runs) {
        List<Chart.Line> lines = new ArrayList<>();
        runs.forEach((kind, courses) -> {
            if (kind.surrogate().equals("gp") && kind.latent().equals("maximin")) {
                List<Chart.Point> points = new ArrayList<>();
                for (int k = 0; k < courses.getFirst().size(); k++) {
                    int at = k;
                    points.add(new Chart.Point(
                            courses.getFirst().get(k).steps() + 1.0, mean(courses, at, StartsResult.After::missing)));
                }
                lines.add(new Chart.Line(kind.start() + ", " + kind.localizer(), points));
            }
        });
        return new Picture(
                "starts-" + problem,
                new Chart.Lines(
                        "Designs on the way, on a Gaussian process, " + problem,
                        "The share that has not arrived against steps, one line for each start and localizer",
                        new Chart.Axis("steps + 1", true),
                        new Chart.Axis("share on the way", false),
                        lines));
    }

    private static double mean(
            List<List<StartsResult.After>> courses, int at, ToDoubleFunction<StartsResult.After> of) {
        return courses.stream()
                .mapToDouble(course -> of.applyAsDouble(course.get(at)))
                .average()
                .orElse(Double.NaN);
    }

    private static Part table(String problem, SequencedMap<Kind, List<List<StartsResult.After>>> runs) {
        List<String> header = new ArrayList<>(List.of("surrogate, localizer, start, latent"));
        STEPS.forEach(steps -> header.add("on the way, " + steps));
        header.addAll(List.of("steps", "gradients", "MSE", "median", "hits"));
        List<List<String>> rows = new ArrayList<>();
        runs.entrySet().stream()
                .sorted((a, b) -> order(a.getKey()).compareTo(order(b.getKey())))
                .forEach(run -> rows.add(row(run.getKey(), run.getValue())));
        return new Table(problem, header, rows);
    }

    private static String order(Kind kind) {
        return kind.surrogate() + kind.localizer();
    }

    private static List<String> row(Kind kind, List<List<StartsResult.After>> courses) {
        List<String> row = new ArrayList<>(
                List.of(String.join(", ", kind.surrogate(), kind.localizer(), kind.start(), kind.latent())));
        List<StartsResult.After> first = courses.getFirst();
        int last = first.size() - 1;
        for (int steps : STEPS) {
            int at = at(first, steps);
            row.add(at < 0 ? Over.NOTHING : format("%.3f", mean(courses, at, StartsResult.After::missing)));
        }
        int arrived = arrived(courses);
        boolean never = arrived > last;
        row.add(never ? "never" : Integer.toString(first.get(arrived).steps()));
        row.add(never ? Over.NOTHING : format("%.0f", mean(courses, arrived, StartsResult.After::gradients)));
        row.add(Over.error(mean(courses, last, StartsResult.After::mean)));
        row.add(Over.error(mean(courses, last, StartsResult.After::median)));
        row.add(format("%.3f", mean(courses, last, StartsResult.After::hits)));
        return row;
    }

    private static int at(List<StartsResult.After> course, int steps) {
        for (int k = 0; k < course.size(); k++) {
            if (course.get(k).steps() == steps) {
                return k;
            }
        }
        return -1;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
