package org.preimage.app.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.preimage.app.report.Chart;
import org.preimage.app.report.Document.Part;
import org.preimage.app.report.Document.Picture;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.Document.Text;
import org.preimage.bench.Sinewave;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Entry;
import org.preimage.bench.paper.MethodResult;
import org.preimage.bench.paper.Suite;
import org.preimage.model.Method;
import org.preimage.random.Seed;
import org.preimage.solve.SolveOptions;

/// The figures of the page, with the numbers that they show.
final class PaperFigures {
    private static final int POINTS = 50;
    private static final List<Integer> TABULATED = List.of(1, 10, 50, 100, 1000);
    private static final List<Integer> LOOPS = List.of(50, 100, 200, 500, 1000);
    private static final int GRID = 60;

    private final Lines lines;

    PaperFigures(Lines lines) {
        this.lines = lines;
    }

    /// The least error of the first designs against how many they are, `r_T`.
    List<Part> curves() {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Text("The mean over targets of the least squared error among the first T designs (equation 16), of"
                        + " methods at their best. The neural adjoint's are the best of 2048 by its own network, in that order,"
                        + " so that its first design has already taken some 600,000 gradients; iPage's are candidates of a"
                        + " maximin Latin hypercube, localized."));
        for (String problem : Suite.PROBLEMS) {
            List<Chart.Line> curves = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            lines.methods(problem, Cell.Setting.BEST).forEach((entry, results) -> {
                SequencedMap<Integer, Double> least = least(results);
                if (!least.isEmpty()) {
                    curves.add(new Chart.Line(
                            entry.title(),
                            least.entrySet().stream()
                                    .map(at -> new Chart.Point(at.getKey(), at.getValue()))
                                    .toList()));
                    List<String> row = new ArrayList<>(List.of(entry.title()));
                    TABULATED.forEach(first -> row.add(Over.error(least.get(first))));
                    rows.add(row);
                }
            });
            if (!curves.isEmpty()) {
                parts.add(new Picture(
                        "least-" + problem,
                        new Chart.Lines(
                                "The least error of the first designs, " + problem,
                                "One falling line for each method",
                                new Chart.Axis("designs", true),
                                new Chart.Axis("least squared error", true),
                                curves)));
                parts.add(new Table(problem, header("method", "T", TABULATED), rows));
            }
        }
        return parts;
    }

    private static List<String> header(String first, String letter, List<Integer> values) {
        List<String> header = new ArrayList<>(List.of(first));
        values.forEach(value -> header.add(letter + " = " + value));
        return header;
    }

    private static SequencedMap<Integer, Double> least(List<MethodResult> results) {
        SequencedMap<Integer, Double> least = new TreeMap<>();
        for (MethodResult result : results) {
            result.curve().forEach(at -> least.merge(at.first(), at.error() / results.size(), Double::sum));
        }
        return least;
    }

    /// Points of the unit square by kind of plan.
    List<Part> points() {
        List<Chart.Panel> panels = new ArrayList<>();
        for (String kind : List.of("random", "lhs", "maximin", "sobol")) {
            double[][] points = SolveOptions.latent(kind).points(POINTS, 2, new Seed(1).of(kind));
            panels.add(new Chart.Panel(
                    kind,
                    String.format(Locale.ROOT, "least distance %.3f", leastDistance(points)),
                    Arrays.stream(points)
                            .map(point -> new Chart.Point(point[0], point[1]))
                            .toList(),
                    List.of()));
        }
        return List.of(
                new Text(POINTS
                        + " points of the unit square, seed 1. How near such plans come to the best known ones is"
                        + " in `docs/sampling.md`."),
                new Picture(
                        "points",
                        new Chart.Panels(
                                "Simple random points and Latin hypercubes",
                                "Four squares of points; those of the maximin hypercube are farthest from each other",
                                0,
                                1,
                                panels)));
    }

    private static double leastDistance(double[][] points) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]));
            }
        }
        return least;
    }

    /// The designs on the sinewave, and how many are in each loop.
    List<Part> loops() {
        List<Part> parts = new ArrayList<>();
        List<Chart.Panel> panels = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Chart.Point> truth = trueLoops();
        lines.methods("sinewave", Cell.Setting.BEST).forEach((entry, results) -> {
            String own = results.getFirst().ways().getFirst().way();
            for (MethodResult.Loops loops : results.getFirst().loops()) {
                // Latent designs are compared on one prior; on the others they look alike.
                boolean shown = entry == Entry.IPAGE_CINN || loops.way().equals(own);
                if (shown && !loops.pictured().isEmpty()) {
                    panels.add(panel(entry, loops, truth));
                }
            }
            rows.addAll(loopRows(entry, results));
        });
        if (!panels.isEmpty()) {
            parts.add(new Picture(
                    "loops",
                    new Chart.Panels(
                            "Designs for y = 1.5 on the sinewave",
                            "One square for each method, and for each latent design on one prior, before the nine true loops",
                            -1,
                            1,
                            panels)));
        }
        parts.add(new Table(
                "Loops with a design, and the fewest and most designs in one, means over seeds, by number of designs",
                header("designs", "n", LOOPS),
                rows));
        return parts;
    }

    private static Chart.Panel panel(Entry entry, MethodResult.Loops loops, List<Chart.Point> truth) {
        long reached = loops.counts().stream().filter(count -> count > 0).count();
        return new Chart.Panel(
                entry.title() + ", " + loops.way(),
                reached + " loops, " + Collections.min(loops.counts()) + "–" + Collections.max(loops.counts())
                        + " each",
                loops.pictured().stream()
                        .map(x -> new Chart.Point(x.get(0), x.get(1)))
                        .toList(),
                truth);
    }

    private static List<List<String>> loopRows(Entry entry, List<MethodResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (MethodResult.Designs designs : results.getFirst().ways()) {
            List<String> row = new ArrayList<>(List.of(entry.title() + ", " + designs.way()));
            LOOPS.forEach(n -> row.add(loops(results, designs.way(), n)));
            rows.add(row);
        }
        return rows;
    }

    private static String loops(List<MethodResult> results, String way, int n) {
        List<List<Integer>> counts = results.stream()
                .flatMap(result -> result.loops().stream())
                .filter(loops -> loops.way().equals(way) && loops.designs() == n)
                .map(MethodResult.Loops::counts)
                .toList();
        return counts.isEmpty()
                ? Over.NOTHING
                : String.format(
                        Locale.ROOT,
                        "%.1f: %.0f–%.0f",
                        counts.stream()
                                .mapToLong(each ->
                                        each.stream().filter(count -> count > 0).count())
                                .average()
                                .orElseThrow(),
                        counts.stream().mapToInt(Collections::min).average().orElseThrow(),
                        counts.stream().mapToInt(Collections::max).average().orElseThrow());
    }

    /// Where the sinewave crosses its usual target along the lines of a grid.
    private static List<Chart.Point> trueLoops() {
        Sinewave problem = new Sinewave();
        double target = problem.usualTarget().values()[0];
        List<Chart.Point> points = new ArrayList<>();
        for (int i = 0; i <= GRID; i++) {
            for (int j = 0; j < GRID; j++) {
                double fixed = -1 + 2.0 * i / GRID;
                double low = -1 + 2.0 * j / GRID;
                double high = low + 2.0 / GRID;
                crossing(problem, target, new double[] {fixed, low}, new double[] {fixed, high}, points);
                crossing(problem, target, new double[] {low, fixed}, new double[] {high, fixed}, points);
            }
        }
        return points;
    }

    private static void crossing(
            Sinewave problem, double target, double[] from, double[] to, List<Chart.Point> points) {
        double before = problem.evaluate(from)[0] - target;
        double after = problem.evaluate(to)[0] - target;
        if (before * after < 0) {
            double part = before / (before - after);
            points.add(new Chart.Point(from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])));
        }
    }

    /// How long each method took.
    List<Part> times() {
        List<List<String>> rows = new ArrayList<>();
        List<Chart.Row> marks = new ArrayList<>();
        for (Entry entry : Entry.values()) {
            for (String way : timedWays(entry)) {
                String name = entry.title() + (entry.method() == Method.IPAGE ? ", " + way : "");
                List<Double> seconds = new ArrayList<>();
                List<String> row = new ArrayList<>(List.of(name));
                for (String problem : Suite.PROBLEMS) {
                    Over solve = seconds(entry, problem, way);
                    row.add(seconds(entry, problem, "fit").plain(1));
                    row.add(solve.plain(2));
                    seconds.add(solve.values().length == 0 ? 0 : solve.mean());
                }
                rows.add(row);
                marks.add(new Chart.Row(name, seconds));
            }
        }
        List<String> header = new ArrayList<>(List.of("method"));
        Suite.PROBLEMS.forEach(problem -> header.addAll(List.of(problem + " fit s", problem + " solve s")));
        return List.of(
                new Text(
                        "Seconds on one thread: of the fit to all pairs, and of the designs for the usual target of the"
                                + " table above, sampling and localization together. Methods at their best; means over seeds."),
                new Picture(
                        "times",
                        new Chart.Rows(
                                "Seconds for the designs of one target",
                                "One row for each method, with a mark for each problem on a logarithmic axis",
                                "seconds",
                                Suite.PROBLEMS,
                                marks)),
                new Table("Seconds", header, rows));
    }

    /// A method's own way, and what it costs without spreading.
    private List<String> timedWays(Entry entry) {
        List<MethodResult> results =
                lines.methods(Suite.PROBLEMS.getFirst(), Cell.Setting.BEST).getOrDefault(entry, List.of());
        return results.stream()
                .limit(1)
                .flatMap(result -> result.ways().stream().map(MethodResult.Designs::way))
                .limit(entry.method() == Method.IPAGE ? 2 : 1)
                .toList();
    }

    private Over seconds(Entry entry, String problem, String part) {
        String cell = "method/" + problem + "/" + entry.word() + "/best/";
        return new Over(lines.timings().stream()
                .filter(timed -> timed.cell().startsWith(cell) && timed.part().equals(part))
                .mapToDouble(ResultsFolder.Timed::seconds)
                .toArray());
    }

    /// Errors against the number of pairs.
    List<Part> small() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("The mean squared error at the usual target by the number of pairs learned from, methods at"
                + " their best, their own way of getting designs; means over seeds."));
        for (String problem : Suite.PROBLEMS) {
            Map<Entry, SequencedMap<Integer, List<Double>>> errors = byPairs(problem);
            List<Chart.Line> curves = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            int[] sizes = errors.values().stream()
                    .flatMap(sized -> sized.keySet().stream())
                    .mapToInt(size -> size)
                    .sorted()
                    .distinct()
                    .toArray();
            errors.forEach((entry, sized) -> {
                curves.add(new Chart.Line(
                        entry.title(),
                        sized.entrySet().stream()
                                .map(at -> new Chart.Point(at.getKey(), mean(at.getValue())))
                                .toList()));
                List<String> row = new ArrayList<>(List.of(entry.title()));
                IntStream.of(sizes)
                        .forEach(size -> row.add(
                                sized.containsKey(size)
                                        ? Over.error(mean(Objects.requireNonNull(sized.get(size))))
                                        : Over.NOTHING));
                rows.add(row);
            });
            List<String> header = new ArrayList<>(List.of("method"));
            IntStream.of(sizes).forEach(size -> header.add(size + " pairs"));
            parts.add(new Picture(
                    "pairs-" + problem,
                    new Chart.Lines(
                            "Error by number of pairs, " + problem,
                            "One line for each method",
                            new Chart.Axis("pairs", true),
                            new Chart.Axis("mean squared error", true),
                            curves)));
            parts.add(new Table(problem, header, rows));
        }
        return parts;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    }

    private Map<Entry, SequencedMap<Integer, List<Double>>> byPairs(String problem) {
        Map<Entry, SequencedMap<Integer, List<Double>>> errors = new TreeMap<>();
        for (Measured line : lines.all()) {
            Cell cell = line.cell();
            MethodResult result = line.method();
            if (cell.problem().equals(problem)
                    && cell.entry() != null
                    && cell.setting() == Cell.Setting.BEST
                    && result != null
                    && result.ways().getFirst().errors().mean() != null) {
                errors.computeIfAbsent(cell.entry(), _ -> new TreeMap<>())
                        .computeIfAbsent(cell.pairs(), _ -> new ArrayList<>())
                        .add(result.ways().getFirst().errors().mean());
            }
        }
        return errors;
    }
}
