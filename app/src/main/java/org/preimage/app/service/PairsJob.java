package org.preimage.app.service;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.preimage.app.table.TableFile;
import org.preimage.bench.IndexedProblem;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Draws many pairs of a problem to a table, in pieces that several threads draw, in memory that does not grow with
/// their number. The table is the same for any number of threads. While it grows it is beside its place, as
/// `NAME.part`, with `NAME.mark` that says how far it is, so that the same command goes on with it after a stop.
/// Packed tables are packed piece by piece.
public final class PairsJob {
    private static final int PIECE = 100;
    private static final int PIECES_A_THREAD = 2;

    private final Context context;

    public PairsJob(Context context) {
        this.context = context;
    }

    /// The first `n` pairs of a problem, in the table `to`.
    private record Asked(IndexedProblem problem, int n, Seed seed, Path to) {}

    /// How far a table is.
    ///
    /// @param bytes of the part that counts; what is behind them is of a piece that was cut short
    record Mark(String problem, long seed, int rows, long bytes) {
        private boolean isOf(Asked asked) {
            boolean whole = (rows % PIECE == 0 && rows < asked.n()) || rows == asked.n();
            return problem.equals(asked.problem().name())
                    && seed == asked.seed().value()
                    && whole;
        }
    }

    /// Writes the first `n` pairs.
    ///
    /// @throws java.util.concurrent.CancellationException if it was stopped; what there is stays
    public Written run(IndexedProblem problem, int n, Seed seed, Path to) {
        if (n < 1) {
            throw new IllegalArgumentException("expected at least one pair, found -n " + n);
        }
        Path part = Path.of(to + ".part");
        Path mark = Path.of(to + ".mark");
        Asked asked = new Asked(problem, n, seed, to);
        Mark begun = begun(part, mark, asked);
        try {
            try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
                file.setLength(begun.bytes());
                file.seek(begun.bytes());
                Mark done = begun;
                while (done.rows() < n) {
                    context.progress().report("draw pairs", done.rows(), n, "");
                    context.checkCancelled();
                    done = more(asked, file, done);
                    Documents.writeJson(mark, done);
                }
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(mark);
        } catch (IOException fault) {
            throw new UncheckedIOException(to + ": expected a file that can be written, found " + fault, fault);
        }
        int kept = begun.rows();
        return new Written(n, 0, kept == 0 ? List.of() : List.of("the first " + kept + " rows were there"));
    }

    /// Where a run that was stopped got to; at the start if there was none, or another one.
    private static Mark begun(Path part, Path mark, Asked asked) {
        if (Files.isRegularFile(part) && Files.isRegularFile(mark)) {
            Mark found = Documents.readJson(mark, Mark.class);
            if (found.isOf(asked) && found.bytes() <= part.toFile().length()) {
                return found;
            }
        }
        return new Mark(asked.problem().name(), asked.seed().value(), 0, 0);
    }

    /// Adds some pieces.
    private Mark more(Asked asked, RandomAccessFile file, Mark done) throws IOException {
        int n = asked.n();
        int most = PIECES_A_THREAD * context.workers().threads();
        int pieces = Math.min(most, (n - done.rows() + PIECE - 1) / PIECE);
        byte[][] drawn = new byte[pieces][];
        context.workers().forEach(pieces, p -> {
            int from = done.rows() + p * PIECE;
            Pairs pairs = asked.problem().pairs(from, Math.min(PIECE, n - from), asked.seed());
            drawn[p] = TableFile.piece(asked.to(), Tables.columns(pairs), from == 0);
        });
        for (byte[] piece : drawn) {
            file.write(piece);
        }
        file.getFD().sync();
        int rows = Math.min(n, done.rows() + pieces * PIECE);
        return new Mark(done.problem(), done.seed(), rows, file.length());
    }
}
