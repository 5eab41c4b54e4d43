package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One piece of work, measured on the idle machine with one thread and with two, beside PyTorch, and then while
/// other processes hold all cores but one.
///
/// @param ours by the number of threads, less one
/// @param loaded the same under load
/// @param torch PyTorch at the settings of [Lab.Setting] that this machine has, by the number of threads, less one;
///     nothing where it is not installed
record WorkRow(Piece piece, List<Timings> ours, List<Timings> loaded, List<Map<Lab.Setting, Timings>> torch) {
    static final int MOST_THREADS = 2;

    private static final double LEAST_SPEEDUP = 1.7;

    static WorkRow measure(Lab lab, Piece piece) {
        List<Timings> idle = new ArrayList<>();
        List<Map<Lab.Setting, Timings>> torch = new ArrayList<>();
        for (int threads = 1; threads <= MOST_THREADS; threads++) {
            Map<Lab.Setting, Subject> peers = lab.torch(piece.name(), threads);
            try (Subject ours = lab.ours(piece.name(), threads)) {
                ours.warmUp(lab.effort().warmUp());
                List<Subject> all = new ArrayList<>(List.of(ours));
                all.addAll(peers.values());
                lab.takeTurns(all);
                idle.add(ours.timings());
            } finally {
                peers.values().forEach(Subject::close);
            }
            Map<Lab.Setting, Timings> timings = new EnumMap<>(Lab.Setting.class);
            peers.forEach((setting, peer) -> timings.put(setting, peer.timings()));
            torch.add(timings);
        }
        return new WorkRow(piece, idle, underLoad(lab, piece), torch);
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

    /// PyTorch at a setting, if it was measured.
    Optional<Timings> torch(int threads, Lab.Setting setting) {
        return Optional.ofNullable(torch.get(threads - 1).get(setting));
    }

    /// How many times as fast as PyTorch at its best setting.
    private Optional<Double> timesTorch(int threads) {
        double mine = ours.get(threads - 1).median();
        return torch.get(threads - 1).values().stream()
                .map(Timings::median)
                .min(Comparator.naturalOrder())
                .map(best -> best / mine);
    }

    private String torchMillis(int threads, Lab.Setting setting) {
        return torch(threads, setting)
                .map(timings -> Table.number(timings.median()))
                .orElse("–");
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
                    torchMillis(threads, Lab.Setting.DEFAULT),
                    torchMillis(threads, Lab.Setting.SKYLAKE_X),
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
                Table.verdict(idle >= LEAST_SPEEDUP),
                Table.number(loaded.getFirst().median()),
                Table.number(loaded.getLast().median()),
                Table.number(busy),
                Table.verdict(busy >= 1));
    }
}
