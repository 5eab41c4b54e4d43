package org.preimage.app.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.preimage.app.campaign.ExportJob.Verdict;
import org.preimage.app.report.Chart;
import org.preimage.app.report.Document;
import org.preimage.app.report.Document.Part;
import org.preimage.app.report.Document.Section;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.Document.Text;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.space.Goal;
import org.preimage.space.Input;
import org.preimage.space.Space;
import org.preimage.trust.HitCount;

/// The page of a campaign: how many hits each run brought, what was expected of each batch and what came, the
/// designs that hit, and why runs failed.
record CampaignPage(Plan plan, List<Run> runs, List<Verdict> verdicts, List<Batch> batches, Standing standing) {
    private static final int MOST_REASONS = 20;

    Document document() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Hits against runs", List.of(new Text(summary()), curve(), distances())));
        sections.add(new Section("Batches", List.of(batchTable())));
        sections.add(new Section("Designs that hit", List.of(hitTable())));
        if (standing.failed() > 0) {
            sections.add(new Section("Runs that failed", List.of(failureTable())));
        }
        return new Document("Campaign for " + asked(), sections);
    }

    private String asked() {
        List<String> goals = new ArrayList<>();
        for (int o = 0; o < plan.quest().target().size(); o++) {
            String name = plan.quest().space().outputNames().get(o);
            switch (plan.quest().target().goals().get(o)) {
                case Goal.Value value -> goals.add(name + " = " + value.value() + " ± " + value.tolerance());
                case Goal.Between range -> goals.add(name + " from " + range.low() + " to " + range.high());
                case Goal.Unconditional _ -> {}
            }
        }
        return String.join(", ", goals);
    }

    private String summary() {
        String ended = switch (standing.state()) {
            case FOUND -> "It has found what was wanted.";
            case SPENT -> "Its budget is spent.";
            case EXHAUSTED -> "No other design was left to propose.";
            case UNFINISHED -> "It is not finished.";
        };
        return standing.hits() + " of " + standing.wanted() + " different designs hit in " + standing.runs()
                + " runs, of which " + standing.failed() + " failed; " + standing.budget() + " runs were allowed. "
                + ended;
    }

    private Part curve() {
        List<Chart.Point> points = new ArrayList<>(List.of(new Chart.Point(0, 0)));
        for (int i = 0; i < runs.size(); i++) {
            points.add(new Chart.Point(i + 1, verdicts.get(i).hits()));
        }
        return new Document.Picture(
                "hits",
                new Chart.Lines(
                        "Different designs that hit",
                        standing.hits() + " hits after " + standing.runs() + " runs",
                        new Chart.Axis("runs", false),
                        new Chart.Axis("hits", false),
                        List.of(new Chart.Line("hits", points))));
    }

    private Part distances() {
        List<Chart.Point> each = new ArrayList<>();
        List<Chart.Point> best = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < runs.size(); i++) {
            double residual = verdicts.get(i).residual();
            if (!Double.isNaN(residual)) {
                least = Math.min(least, residual);
                each.add(new Chart.Point(i + 1, residual));
                best.add(new Chart.Point(i + 1, least));
            }
        }
        return new Document.Picture(
                "distances",
                new Chart.Lines(
                        "How far from the target",
                        "The distance of each run from the target, in tolerances, and the least by then",
                        new Chart.Axis("runs", false),
                        new Chart.Axis("tolerances from the target", true),
                        List.of(new Chart.Line("each run", each), new Chart.Line("the nearest by then", best))));
    }

    private Table batchTable() {
        List<List<String>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            List<Integer> own = IntStream.range(0, runs.size())
                    .filter(i -> runs.get(i).batch() == batch.number())
                    .boxed()
                    .toList();
            HitCount expected = batch.expected();
            boolean learned = own.stream()
                    .anyMatch(i -> !Double.isNaN(runs.get(i).proposal().hit()));
            rows.add(List.of(
                    Integer.toString(batch.number()),
                    Integer.toString(own.size()),
                    learned ? figure(expected.expected()) + " ± " + figure(expected.deviation()) : "",
                    count(own, "hit", "again"),
                    count(own, "hit"),
                    count(own, "failed")));
        }
        return new Table(
                "What was expected of each batch, and what came",
                List.of("batch", "runs", "hits expected", "hits", "different ones", "failed"),
                rows);
    }

    private String count(List<Integer> own, String... words) {
        List<String> wanted = List.of(words);
        return Long.toString(own.stream()
                .filter(i -> wanted.contains(verdicts.get(i).word()))
                .count());
    }

    private Table hitTable() {
        Space space = plan.quest().space();
        List<String> header = new ArrayList<>(List.of("run"));
        header.addAll(space.inputNames());
        header.addAll(space.outputNames());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (verdicts.get(i).word().equals("hit") && runs.get(i).outcome() instanceof Simulated(double[] y)) {
                List<String> row =
                        new ArrayList<>(List.of(Integer.toString(runs.get(i).id())));
                double[] x = runs.get(i).proposal().x();
                for (int v = 0; v < x.length; v++) {
                    row.add(shown(space.inputs().get(v), x[v]));
                }
                for (double value : y) {
                    row.add(figure(value));
                }
                rows.add(row);
            }
        }
        return new Table("Each is at least " + plan.quest().apart() + " from those above it", header, rows);
    }

    private static String shown(Input input, double value) {
        return input.kind().discrete() ? input.kind().shown(value) : String.format(Locale.ROOT, "%.6g", value);
    }

    private Table failureTable() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (Run run : runs) {
            if (run.outcome() instanceof Failed(String reason)) {
                reasons.merge(reason, 1, Integer::sum);
            }
        }
        List<List<String>> rows = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_REASONS)
                .map(entry -> List.of(entry.getKey(), Integer.toString(entry.getValue())))
                .toList();
        return new Table("Why, and how often", List.of("reason", "runs"), rows);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
