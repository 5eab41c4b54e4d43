package org.preimage.app.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.Document.Part;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.Document.Text;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Entry;
import org.preimage.bench.paper.MethodResult;
import org.preimage.bench.paper.Suite;
import org.preimage.model.Method;

/// What the tables come to: who is ahead, and who falls short of what was published. Every sentence is made from the
/// figures.
final class AnswersSection {
    private final Lines lines;

    AnswersSection(Lines lines) {
        this.lines = lines;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("Methods at their best, their own way of getting designs, at the usual target; means over"
                + " seeds. Training rows are there a third time, localized and spread evenly as iPage's candidates are:"
                + " what is left between the two is what the prior is worth. “fill” is how far a true solution may be"
                + " from the nearest design: a small error with a large fill is a few solutions many times. “shares” are"
                + " the fewest and most designs in a component of the true set, where it has several."));
        parts.add(overview());
        Suite.PROBLEMS.forEach(problem -> ahead(problem).ifPresent(parts::add));
        parts.addAll(published());
        return parts;
    }

    private Table overview() {
        List<String> header = new ArrayList<>(List.of("method"));
        List<List<String>> rows = new ArrayList<>();
        for (String problem : Suite.PROBLEMS) {
            header.addAll(List.of(problem + " MSE", problem + " fill"));
        }
        header.add(Suite.PROBLEMS.getFirst() + " shares");
        for (Entry entry : Entry.values()) {
            rows.add(row(entry.title(), entry, 0));
            if (entry == Entry.LOOKUP_LOCAL) {
                rows.add(row(entry.title() + " and spread", entry, 1));
            }
        }
        return new Table("All methods", header, rows);
    }

    private List<String> row(String name, Entry entry, int way) {
        List<String> row = new ArrayList<>(List.of(name));
        for (String problem : Suite.PROBLEMS) {
            row.add(Over.error(usual(results(problem, entry), way, AnswersSection::error)));
            row.add(plain(usual(results(problem, entry), way, AnswersSection::fill)));
        }
        List<MethodResult> results = results(Suite.PROBLEMS.getFirst(), entry);
        String fewest = Over.of(results, r -> (double) r.ways().get(way).reach().fewest())
                .plain(0);
        String most =
                Over.of(results, r -> (double) r.ways().get(way).reach().most()).plain(0);
        row.add(results.isEmpty() ? Over.NOTHING : fewest + "–" + most);
        return row;
    }

    private List<MethodResult> results(String problem, Entry entry) {
        return lines.methods(problem, Cell.Setting.BEST).getOrDefault(entry, List.of());
    }

    private static @Nullable Double error(MethodResult.Designs designs) {
        return designs.errors().mean();
    }

    private static @Nullable Double fill(MethodResult.Designs designs) {
        return designs.reach().fill();
    }

    /// The mean over seeds of a figure of a method's designs, had one way; null where nothing was measured.
    private static @Nullable Double usual(
            List<MethodResult> results, int way, Function<MethodResult.Designs, @Nullable Double> of) {
        return Over.of(results, result -> of.apply(result.ways().get(way))).orNull();
    }

    private static String plain(@Nullable Double value) {
        return value == null ? Over.NOTHING : String.format(Locale.ROOT, "%.3f", value);
    }

    /// A method with its figures on a problem.
    private record Standing(Entry entry, double error, double fill) {
        private String said() {
            return entry.title() + " (MSE " + Over.error(error) + ", fill " + plain(fill) + ")";
        }
    }

    private List<Standing> standings(String problem) {
        List<Standing> standings = new ArrayList<>();
        for (Entry entry : Entry.values()) {
            Double error = usual(results(problem, entry), 0, AnswersSection::error);
            Double fill = usual(results(problem, entry), 0, AnswersSection::fill);
            if (error != null && fill != null) {
                standings.add(new Standing(entry, error, fill));
            }
        }
        return standings;
    }

    /// iPage over its default prior against those of the others that are nearest to it.
    private Optional<Part> ahead(String problem) {
        List<Standing> standings = standings(problem);
        Optional<Standing> own =
                standings.stream().filter(s -> s.entry() == Entry.IPAGE_CINN).findFirst();
        List<Standing> others = standings.stream()
                .filter(s -> s.entry().method() != Method.IPAGE)
                .toList();
        if (own.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        Standing covering =
                others.stream().min(Comparator.comparingDouble(Standing::fill)).orElseThrow();
        Standing exact =
                others.stream().min(Comparator.comparingDouble(Standing::error)).orElseThrow();
        String other = covering.equals(exact)
                ? "Of the others, " + exact.said() + " is both the most exact and the one that covers most."
                : "Of the others, " + exact.said() + " is the most exact and " + covering.said() + " covers most.";
        return Optional.of(new Text(problem + ": " + own.get().said() + ". " + other));
    }

    /// Which methods are worse than what others published of them.
    private List<Part> published() {
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : Entry.values()) {
            for (String problem : Suite.PROBLEMS) {
                List<MethodResult> results = results(problem, entry);
                Double random =
                        Over.of(results, r -> r.random().errors().mean()).orNull();
                addIfWorse(rows, entry, problem + ", many targets", random, Published.bestRandom(entry, problem));
                Double usual = usual(results, 0, AnswersSection::error);
                addIfWorse(rows, entry, problem + ", usual target", usual, Published.usual(entry, problem));
            }
        }
        return rows.isEmpty()
                ? List.of(new Text("No method that is measured falls short of the better of its published figures."))
                : List.of(
                        new Text("These fall short of the better of their published figures; what was tried is in"
                                + " `docs/paper.md`. All others that are measured are at least as good."),
                        new Table("Worse than published", List.of("method", "on", "here", "published"), rows));
    }

    private static void addIfWorse(
            List<List<String>> rows, Entry entry, String where, @Nullable Double here, @Nullable Double published) {
        if (here != null && published != null && here > published) {
            rows.add(List.of(entry.title(), where, Over.error(here), Over.error(published)));
        }
    }
}
