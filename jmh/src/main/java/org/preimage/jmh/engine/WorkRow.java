package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One piece of work, measured on the idle machine with one thread and with two, beside PyTorch, and then while
/// other processes hold all cores but one.
///
/// @param ours by the number of threads, less one
/// @param loaded the same under load
/// @param torch PyTorch at its best setting, by the number of threads, less one; empty where it is not
///     installed
/// @param torchDefault PyTorch at its default setting, one thread
record WorkRow(
        Piece piece, List<Timings> ours, List<Timings> loaded, List<Timings> torch, Optional<Timings> torchDefault) {
    static final int MOST_THREADS = 2;

    static WorkRow measure(Lab lab, Piece piece) {
        List<Timings> idle = new ArrayList<>();
        List<Timings> best = new ArrayList<>();
        Optional<Timings> byDefault = Optional.empty();
        for (int threads = 1; threads <= MOST_THREADS; threads++) {
            List<Subject> torch = lab.torch(piece.name(), threads);
            try (Subject ours = lab.ours(piece.name(), threads)) {
                ours.warmUp(lab.effort().warmUp());
                List<Subject> all = new ArrayList<>(List.of(ours));
                all.addAll(torch);
                lab.takeTurns(all);
                idle.add(ours.timings());
            } finally {
                torch.forEach(Subject::close);
            }
            List<Timings> timings = torch.stream().map(Subject::timings).toList();
            timings.stream().min(Comparator.comparingDouble(Timings::median)).ifPresent(best::add);
            if (threads == 1) {
                byDefault = timings.stream().findFirst();
            }
        }
        return new WorkRow(piece, idle, underLoad(lab, piece), best, byDefault);
    }

    private static List<Timings> underLoad(Lab lab, Piece piece) {
        try (Subject one = lab.ours(piece.name(), 1);
                Subject two = lab.ours(piece.name(), MOST_THREADS)) {
            one.warmUp(lab.effort().warmUp());
            two.warmUp(lab.effort().warmUp());
            try (Load load = Load.onAllCoresButOne()) {
                lab.progress().println(piece.name() + " beside " + load.processes() + " spinning processes");
                lab.takeTurns(List.of(one, two));
            }
            return List.of(one.timings(), two.timings());
        }
    }

    /// How many times as fast as PyTorch.
    private Optional<Double> timesTorch(int threads) {
        return torch.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        torch.get(threads - 1).median() / ours.get(threads - 1).median());
    }

    /// The row of each number of threads.
    void addTimes(Table table, Peaks peaks) {
        for (int threads = 1; threads <= ours.size(); threads++) {
            Timings mine = ours.get(threads - 1);
            table.row(
                    piece.name(),
                    Integer.toString(threads),
                    Table.number(mine.median()),
                    Table.number(mine.least()),
                    Table.number(mine.cpu()),
                    torch.isEmpty() ? "–" : Table.number(torch.get(threads - 1).median()),
                    timesTorch(threads).map(Table::number).orElse("–"),
                    Table.number(piece.flops() / mine.median() * 1e-6),
                    Table.number(mine.median() / peaks.floor(piece.flops(), threads)),
                    Long.toString(Math.round(mine.bytes())));
        }
    }

    void addThreads(Table table) {
        double idle = ours.getFirst().median() / ours.getLast().median();
        double busy = loaded.getFirst().median() / loaded.getLast().median();
        table.row(
                piece.name(),
                Table.number(idle),
                Table.verdict(idle >= 1.7),
                Table.number(loaded.getFirst().median()),
                Table.number(loaded.getLast().median()),
                Table.number(busy),
                Table.verdict(busy >= 1));
    }
}
