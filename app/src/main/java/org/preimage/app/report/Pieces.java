package org.preimage.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The designs on target by the separate piece of the solution set that they are on.
///
/// @param groups those to be drawn alike, the largest first; the last of many holds what is on pieces without a look
///     of their own
/// @param sentence how many designs are on each piece; empty if nothing is known of that
record Pieces(List<Group> groups, String sentence) {
    private static final int COLORS = 6;
    private static final List<Marker> MARKERS = List.of(Marker.values());
    /// So many pieces have a look of their own.
    private static final int LOOKS = 2 * COLORS;

    /// Designs that are drawn alike.
    ///
    /// @param css the class that gives their color
    /// @param name what they are called in a legend
    /// @param inputs one row for each
    record Group(String css, Marker marker, String name, List<List<Double>> inputs) {}

    /// Of a report whose designs need not be spread over a set.
    static Pieces of(SolveReport report) {
        Map<Integer, List<List<Double>>> byPiece = byPiece(report);
        Coverage coverage = report.answer().coverage();
        if (coverage == null || coverage.components() < 2) {
            List<List<Double>> all =
                    byPiece.values().stream().flatMap(List::stream).toList();
            String sentence = coverage == null || all.isEmpty()
                    ? ""
                    : "One piece of the solution set was found; designs on target: " + all.size() + ".";
            return new Pieces(List.of(new Group("on", Marker.DOT, "designs on target", all)), sentence);
        }
        return new Pieces(groups(byPiece), sentence(byPiece, coverage.components()));
    }

    /// The inputs of the designs on target by the number of their piece, 0 for none that is known.
    private static Map<Integer, List<List<Double>>> byPiece(SolveReport report) {
        Coverage coverage = report.answer().coverage();
        List<SolveReport.Design> designs = report.answer().designs();
        return IntStream.range(0, designs.size())
                .filter(i -> designs.get(i).verdict().status() == SolveReport.Status.ON_TARGET)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> coverage == null ? 0 : coverage.component().get(i),
                        TreeMap::new,
                        Collectors.mapping(i -> designs.get(i).inputs(), Collectors.toList())));
    }

    private static List<Group> groups(Map<Integer, List<List<Double>>> byPiece) {
        List<Group> groups = new ArrayList<>();
        List<List<Double>> rest = new ArrayList<>();
        largestFirst(byPiece).forEach((piece, inputs) -> {
            int look = groups.size();
            if (piece == 0 || look == LOOKS) {
                rest.addAll(inputs);
            } else {
                Marker marker = MARKERS.get((look + look / COLORS) % MARKERS.size());
                groups.add(new Group("c" + look % COLORS, marker, "on target, piece " + piece, inputs));
            }
        });
        if (!rest.isEmpty()) {
            groups.add(new Group("rest", Marker.DOT, "on target, elsewhere", rest));
        }
        return List.copyOf(groups);
    }

    private static Map<Integer, List<List<Double>>> largestFirst(Map<Integer, List<List<Double>>> byPiece) {
        Map<Integer, List<List<Double>>> sorted = new LinkedHashMap<>();
        byPiece.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static String sentence(Map<Integer, List<List<Double>>> byPiece, int found) {
        String each = largestFirst(byPiece).entrySet().stream()
                .map(entry -> entry.getValue().size()
                        + (entry.getKey() == 0 ? " on none that is known" : " on piece " + entry.getKey()))
                .collect(Collectors.joining(", "));
        int designs = byPiece.values().stream().mapToInt(List::size).sum();
        return "Of the " + found + " separate pieces of the solution set that were found, "
                + byPiece.keySet().stream().filter(piece -> piece > 0).count() + " have designs on target, "
                + designs + " in all: " + each + ".";
    }
}
