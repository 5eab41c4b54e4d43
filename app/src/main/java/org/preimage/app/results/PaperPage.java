package org.preimage.app.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.preimage.app.report.Document;
import org.preimage.app.report.Document.Part;
import org.preimage.app.report.Document.Section;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.Document.Text;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Entry;
import org.preimage.bench.paper.MethodResult;
import org.preimage.bench.paper.Suite;

/// The page of the results: what every table and figure of it is made of, from the lines.
final class PaperPage {
    private final Lines lines;
    private final PaperFigures figures;
    private final StartsSection starts;

    PaperPage(List<Measured> measured, List<ResultsFolder.Timed> timings) {
        lines = new Lines(measured, timings);
        figures = new PaperFigures(lines);
        starts = new StartsSection(lines);
    }

    Document document() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("What this is", introduction()));
        sections.add(new Section("What comes out", new AnswersSection(lines).parts()));
        sections.add(new Section("One target, many designs (Table 3)", usual()));
        sections.add(new Section("Many targets, one design each (Table 2)", random()));
        sections.add(new Section("The least error of the first designs", figures.curves()));
        sections.add(new Section("Points (Figure 3)", figures.points()));
        sections.add(new Section("The nine loops of the sinewave (Figures 4 and 5)", figures.loops()));
        sections.add(new Section("Time (Figure 7)", figures.times()));
        sections.add(new Section("Do good starts localize better?", starts.parts()));
        sections.add(new Section("Few pairs", figures.small()));
        sections.add(new Section("Posterior", posterior()));
        sections.add(new Section("Where it was measured", provenance()));
        return new Document("The paper's tables, figures and claims, measured", sections);
    }

    private List<Part> introduction() {
        long failures =
                lines.all().stream().filter(line -> line.failure() != null).count();
        return List.of(
                new Text("Made by `preimage bench paper`. Errors are mean squared errors of the true operator at the"
                        + " designs, averaged over the outputs, of all designs that were asked for: none is left out."
                        + " ± is the standard deviation between seeds. A run of the true operator that fails would be"
                        + " counted in the column of failures and enter no mean."),
                new Text("Each method is there twice: “best” is what measures best, “paper” has the networks,"
                        + " optimizers and rates of the paper's Table 5, for a fifth of its epochs; the paper's losses"
                        + " are as far as they are known. Lookup, which needs no method, stands in every table, and"
                        + " the column “new” says how far designs are from the nearest training row, as a share of the"
                        + " distance of fresh random designs: 0 is a copy."),
                new Text(lines.all().size() + " cells, of which " + failures + " failed."
                        + lines.all().stream()
                                .filter(line -> line.failure() != null)
                                .map(line ->
                                        " " + line.cell().id() + ": " + said(Objects.requireNonNull(line.failure())))
                                .collect(Collectors.joining())));
    }

    /// A failure as a sentence, without the name of its class.
    private static String said(String failure) {
        String sentence = failure.replaceFirst("^[\\w.]+: ", "");
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private List<Part> usual() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("Designs for the usual target of each problem: 1.5, (1.5, 0) and 5. “fill” is the largest"
                + " distance of a true solution from the nearest design, in standard deviations of the inputs, on the"
                + " sinewave in its own units; “shares” are the fewest and most designs in a component of the true set;"
                + " “MMD” is the squared discrepancy from draws of the true posterior. “drawn inside” is the share of the"
                + " sampler's draws that are inside the box by themselves: all designs are, as solving takes them there."
                + " Gradients are those of the surrogate, for each design; where designs are spread over the solution"
                + " set they are not counted."));
        for (String problem : Suite.PROBLEMS) {
            for (Cell.Setting setting : Cell.Setting.values()) {
                List<List<String>> rows = new ArrayList<>();
                lines.methods(problem, setting)
                        .forEach((entry, results) -> ways(results)
                                .forEach((way, designs) -> rows.add(usualRow(
                                        name(
                                                lines.title(entry, problem, setting),
                                                way,
                                                ways(results).size()),
                                        entry,
                                        problem,
                                        designs))));
                if (!rows.isEmpty()) {
                    parts.add(new Table(problem + ", " + setting.word(), USUAL, rows));
                }
            }
        }
        return parts;
    }

    private static final List<String> USUAL = List.of(
            "designs",
            "MSE",
            "median",
            "99 %",
            "failed",
            "drawn inside",
            "new",
            "components",
            "shares",
            "fill",
            "MMD",
            "gradients",
            "published");

    private static String name(String title, String way, int ways) {
        return ways == 1 ? title : title + ", " + way;
    }

    private static SequencedMap<String, List<MethodResult.Designs>> ways(List<MethodResult> results) {
        SequencedMap<String, List<MethodResult.Designs>> ways = new LinkedHashMap<>();
        for (MethodResult result : results) {
            for (MethodResult.Designs designs : result.ways()) {
                ways.computeIfAbsent(designs.way(), _ -> new ArrayList<>()).add(designs);
            }
        }
        return ways;
    }

    private static List<String> usualRow(String name, Entry entry, String problem, List<MethodResult.Designs> designs) {
        return List.of(
                name,
                Over.of(designs, d -> d.errors().mean()).error(),
                Over.error(Over.of(designs, d -> d.errors().median()).orNull()),
                Over.error(Over.of(designs, d -> d.errors().quantile99()).orNull()),
                Integer.toString(
                        designs.stream().mapToInt(d -> d.errors().failures()).sum()),
                Over.of(designs, d -> d.inside()).plain(3),
                Over.of(designs, d -> d.novelty()).plain(2),
                Over.of(designs, d -> (double) d.reach().components()).plain(0) + " of "
                        + designs.getFirst().reach().of(),
                Over.of(designs, d -> (double) d.reach().fewest()).plain(0) + "–"
                        + Over.of(designs, d -> (double) d.reach().most()).plain(0),
                Over.of(designs, d -> d.reach().fill()).plain(3),
                Over.error(Over.of(designs, MethodResult.Designs::discrepancy).orNull()),
                Over.of(
                                designs,
                                d -> d.gradients() == null
                                        ? null
                                        : (double) d.gradients() / d.errors().designs())
                        .plain(0),
                Over.error(Published.usual(entry, problem)));
    }

    private List<Part> random() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("The targets are the properties of fresh designs. Each gets one design, which is not chosen;"
                + " but the neural adjoint gets the best of 2048 by its own network, and iPage in the"
                + " paper's setting takes a thousand steps for each. These have fewer targets for that reason: the"
                + " column “targets” has how many, over all seeds. At its best, whatever localizes draws a design again"
                + " that its surrogate says is stuck, at most ten times: “again” is how often that was, and the"
                + " gradients are those of all of them, for each target. “parameters” are the weights and biases that"
                + " candidates come from; the neural adjoint trains one network of three layers of 256 instead."));
        List<String> header = List.of(
                "method",
                "parameters",
                "targets",
                "MSE",
                "median",
                "99 %",
                "failed",
                "again",
                "gradients",
                "paper",
                "adjoint benchmark");
        for (String problem : Suite.PROBLEMS) {
            for (Cell.Setting setting : Cell.Setting.values()) {
                List<List<String>> rows = new ArrayList<>();
                lines.methods(problem, setting)
                        .forEach((entry, results) ->
                                rows.add(randomRow(lines.title(entry, problem, setting), entry, problem, results)));
                if (!rows.isEmpty()) {
                    parts.add(new Table(problem + ", " + setting.word(), header, rows));
                }
            }
        }
        return parts;
    }

    private static List<String> randomRow(String title, Entry entry, String problem, List<MethodResult> results) {
        List<MethodResult.Random> random =
                results.stream().map(MethodResult::random).toList();
        return List.of(
                title,
                Integer.toString(results.getFirst().parameters()),
                Integer.toString(
                        random.stream().mapToInt(r -> r.errors().designs()).sum()),
                Over.of(random, r -> r.errors().mean()).error(),
                Over.error(Over.of(random, r -> r.errors().median()).orNull()),
                Over.error(Over.of(random, r -> r.errors().quantile99()).orNull()),
                Integer.toString(
                        random.stream().mapToInt(r -> r.errors().failures()).sum()),
                Integer.toString(
                        random.stream().mapToInt(MethodResult.Random::again).sum()),
                Over.of(random, MethodResult.Random::gradients).plain(0),
                Over.error(Published.random(entry, problem)),
                Over.error(Published.adjointBenchmark(entry, problem)));
    }

    private List<Part> posterior() {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Text("“MMD” is the squared discrepancy of designs for the usual target from 1000 draws of the true"
                        + " posterior by rejection; “ranks” is how far the ranks of true designs among draws for their"
                        + " properties are from even, of methods that draw: 0.02 is chance, 0.25 a sampler that says nothing of"
                        + " its spread."));
        List<String> header = new ArrayList<>(List.of("method"));
        Suite.PROBLEMS.forEach(problem -> header.addAll(List.of(problem + " MMD", problem + " ranks")));
        Map<Entry, List<String>> rows = new TreeMap<>(Comparator.comparingInt(Entry::ordinal));
        for (Entry entry : Entry.values()) {
            List<String> row = new ArrayList<>(List.of(entry.title()));
            for (String problem : Suite.PROBLEMS) {
                List<MethodResult> results =
                        lines.methods(problem, Cell.Setting.BEST).getOrDefault(entry, List.of());
                row.add(Over.error(
                        Over.of(results, r -> r.ways().getFirst().discrepancy()).mean()));
                row.add(Over.of(results, MethodResult::calibration).plain(3));
            }
            rows.put(entry, row);
        }
        parts.add(new Table("Best settings", header, List.copyOf(rows.values())));
        return parts;
    }

    private List<Part> provenance() {
        TreeSet<String> seeds = new TreeSet<>();
        Map<String, Integer> by = new TreeMap<>();
        for (Measured line : lines.all()) {
            seeds.add(Integer.toString(line.cell().seed()));
            Measured.By who = line.by();
            by.merge(
                    "commit " + who.commit() + ", Java " + who.jvm() + ", " + who.cpu() + ", kernels " + who.kernels(),
                    1,
                    Integer::sum);
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("Seeds " + String.join(", ", seeds)
                + ". Every line of `cells.jsonl` has its own seed, commit, settings, Java and processor;"
                + " `timings.jsonl` has the seconds, each cell on one thread."));
        by.forEach((who, cells) -> parts.add(new Text(cells + " cells: " + Objects.requireNonNull(who) + ".")));
        return parts;
    }
}
