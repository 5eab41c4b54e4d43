package org.preimage.bench.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.run.Context;

/// Everything that the paper compares and claims, cell by cell. Cells do not depend on each other, nor on the number of
/// threads; several may be computed at once.
public final class Suite {
    /// The problems with a known answer that are in the paper.
    public static final List<String> PROBLEMS = List.of("sinewave", "arm", "ballistics");

    private static final int PAIRS = 10_000;
    private static final List<Integer> FEW = List.of(100, 300, 1000, 3000);
    private static final int FEW_SEEDS = 3;
    private static final int STARTS_SEEDS = 3;
    private static final int ALL_EPOCHS = 10_000;

    private static final Protocol FULL = new Protocol(1000, 40, 1000, 20, 300, ALL_EPOCHS, 0.2);
    private static final Protocol SHORT = new Protocol(100, 5, 200, 0, 0, ALL_EPOCHS, 0.2);
    private static final Protocol QUICK = new Protocol(20, 2, 100, 2, 30, 5, 0.005);

    private final boolean quick;
    private final int seeds;
    private final Map<String, Truth> truths = new ConcurrentHashMap<>();

    /// @param quick whether to look only if everything runs, on few pairs, with fits that are ended early
    /// @param seeds of each method under each setting; the studies of few pairs and of starts have at most 3
    public Suite(boolean quick, int seeds) {
        if (seeds < 1) {
            throw new IllegalArgumentException("Suite: expected at least one seed, found " + seeds);
        }
        this.quick = quick;
        this.seeds = seeds;
    }

    /// All cells, the seeds one after another, so that what is there early is of every kind.
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (String problem : PROBLEMS) {
                for (Cell.Setting setting : Cell.Setting.values()) {
                    for (Entry entry : Entry.values()) {
                        if (setting == Cell.Setting.BEST || entry.inPaper()) {
                            cells.add(new Cell(Cell.Study.METHOD, problem, entry, setting, pairs(), seed));
                        }
                    }
                }
                if (seed <= STARTS_SEEDS) {
                    cells.add(new Cell(Cell.Study.STARTS, problem, null, Cell.Setting.BEST, pairs(), seed));
                }
                for (Entry entry : Entry.values()) {
                    for (int few : seed <= FEW_SEEDS ? few() : List.<Integer>of()) {
                        cells.add(new Cell(Cell.Study.SMALL, problem, entry, Cell.Setting.BEST, few, seed));
                    }
                }
            }
        }
        return cells;
    }

    private int pairs() {
        return quick ? 1000 : PAIRS;
    }

    private List<Integer> few() {
        return quick ? List.of(200) : FEW;
    }

    /// What a cell costs, about, in units of a thousand pairs fitted by one method.
    public static double cost(Cell cell) {
        double size = cell.pairs() / 1000.0;
        return switch (cell.study()) {
            case METHOD -> size;
            case SMALL -> 0.1 + size;
            case STARTS -> 6 * size;
        };
    }

    /// Computes a cell.
    public Result run(Cell cell, Context context) {
        Problem problem = Problems.named(cell.problem());
        Protocol protocol = quick ? QUICK : cell.study() == Cell.Study.SMALL ? SHORT : FULL;
        return switch (cell.study()) {
            case METHOD, SMALL -> {
                Truth truth = truths.computeIfAbsent(problem.name(), _ -> new Truth(problem));
                yield new MethodStudy(cell, protocol, problem, truth, context).run();
            }
            case STARTS -> new StartsStudy(cell, protocol, problem, context).run();
        };
    }
}
