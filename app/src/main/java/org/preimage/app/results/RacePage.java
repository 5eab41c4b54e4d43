package org.preimage.app.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.preimage.app.report.Chart;
import org.preimage.app.report.Document;
import org.preimage.app.report.Document.Part;
import org.preimage.app.report.Document.Section;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.Document.Text;
import org.preimage.bench.campaign.Race.Curve;

/// The page of a race: for each task how many different designs had hit after how many calls, by the way in
/// which they were chosen.
///
/// @param curves of all tasks and ways, in order
/// @param batch how many designs are chosen at a time
record RacePage(List<Curve> curves, int batch) {
    private static final int MARKS = 3;
    private static final int ENOUGH = 10;

    Document document() {
        List<Section> sections = new ArrayList<>();
        for (String task : curves.stream().map(Curve::task).distinct().toList()) {
            sections.add(new Section(task, List.of(table(task), figure(task))));
        }
        List<Part> about = List.of(
                new Text(
                        "A hit is a design whose true property is within tolerance of the target, and which is at least"
                                + " 0.02, in the ranges of the inputs, from every hit before it. Every call counts, the first"
                                + " ones, which fill the region, among them. Designs are chosen " + batch
                                + " at a time. The mean over the seeds, and the standard deviation between them."),
                new Text(
                        "`expected improvement` is Bayesian optimization of the squared distance from the target, on the"
                                + " nearest run that did not hit;"
                                + " `neural adjoint` fits a network to all runs and takes its best designs; `random search`"
                                + " draws from the box. All leave out designs that would not count as different from a hit."));
        sections.addFirst(new Section("What is counted", about));
        return new Document("Verified hits against true calls", sections);
    }

    private List<Curve> of(String task, String way) {
        return curves.stream()
                .filter(curve -> curve.task().equals(task) && curve.strategy().equals(way))
                .toList();
    }

    private List<String> ways(String task) {
        return curves.stream()
                .filter(curve -> curve.task().equals(task))
                .map(Curve::strategy)
                .distinct()
                .toList();
    }

    private int calls(String task) {
        return curves.stream()
                .filter(curve -> curve.task().equals(task))
                .mapToInt(curve -> curve.hits().size())
                .min()
                .orElse(0);
    }

    private Table table(String task) {
        int calls = calls(task);
        List<String> header = new ArrayList<>(List.of("way", "seeds"));
        for (int k = 1; k <= MARKS; k++) {
            header.add("hits after " + k * calls / MARKS);
        }
        header.addAll(List.of("calls for " + ENOUGH + " hits", "seconds"));
        List<List<String>> rows = new ArrayList<>();
        for (String way : ways(task)) {
            List<Curve> own = of(task, way);
            List<String> row = new ArrayList<>(List.of(way, Integer.toString(own.size())));
            for (int k = 1; k <= MARKS; k++) {
                int at = k * calls / MARKS - 1;
                row.add(spread(own, curve -> curve.hits().get(at)));
            }
            row.add(callsFor(own));
            row.add(spread(own, Curve::seconds));
            rows.add(row);
        }
        return new Table("Different designs that hit", header, rows);
    }

    /// Where some seeds never get there, how many do.
    private static String callsFor(List<Curve> own) {
        List<Curve> arrived =
                own.stream().filter(curve -> curve.hits().getLast() >= ENOUGH).toList();
        if (arrived.isEmpty()) {
            return "–";
        }
        String calls = spread(
                arrived,
                curve -> 1 + curve.hits().stream().filter(hits -> hits < ENOUGH).count());
        return arrived.size() == own.size() ? calls : calls + " (" + arrived.size() + " of " + own.size() + ")";
    }

    private static String spread(List<Curve> own, ToDoubleFunction<Curve> figure) {
        double[] values = own.stream().mapToDouble(figure).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2
                ? String.format(Locale.ROOT, "%.1f", mean)
                : String.format(Locale.ROOT, "%.1f ± %.1f", mean, Math.sqrt(squares / (values.length - 1)));
    }

    private Part figure(String task) {
        List<Chart.Line> lines = new ArrayList<>();
        for (String way : ways(task)) {
            List<Curve> own = of(task, way);
            List<Chart.Point> points = new ArrayList<>(List.of(new Chart.Point(0, 0)));
            for (int i = 0; i < calls(task); i++) {
                int at = i;
                points.add(new Chart.Point(
                        i + 1,
                        own.stream()
                                .mapToInt(curve -> curve.hits().get(at))
                                .average()
                                .orElse(0)));
            }
            lines.add(new Chart.Line(way, points));
        }
        return new Document.Picture(
                "campaigns-" + task.replaceAll("[^a-z]+", "-"),
                new Chart.Lines(
                        "Hits against calls: " + task,
                        "The mean number of different designs that hit after so many true calls, by the way in which"
                                + " they were chosen",
                        new Chart.Axis("true calls", false),
                        new Chart.Axis("different designs that hit", false),
                        lines));
    }
}
