package org.preimage.app.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.WorkRefused;
import org.preimage.campaign.Proposal;
import org.preimage.campaign.Proposed;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.store.AtomicFile;
import org.preimage.trust.HitCount;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tools.jackson.databind.json.JsonMapper;

/// All that a campaign knows, in one SQLite file: what it was told, and every run with what was expected of it
/// and what it came to. Each of its commits is on the disk before anything that follows from it is done,
/// whatever happens then: a batch is there as a whole before its first run begins, and a result as soon as its
/// run has ended.
///
/// For one thread at a time. Others may read while one writes.
public final class StateFile implements AutoCloseable {
    private static final int VERSION = 1;
    private static final int APPLICATION = 0x50726549;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> TABLES = List.of(
            "CREATE TABLE campaign (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
            "CREATE TABLE pair (row INTEGER PRIMARY KEY, x TEXT NOT NULL, y TEXT NOT NULL) STRICT",
            "CREATE TABLE batch (number INTEGER PRIMARY KEY, expected REAL NOT NULL, luck REAL NOT NULL,"
                    + " doubt REAL NOT NULL) STRICT",
            "CREATE TABLE run (id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batch(number),"
                    + " x TEXT NOT NULL, reason TEXT NOT NULL, hit REAL, success REAL, predicted TEXT NOT NULL,"
                    + " deviation TEXT NOT NULL, begun TEXT, ended TEXT, y TEXT, failed TEXT) STRICT");

    private final Path path;
    private final Connection connection;

    private StateFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /// What runs in one commit.
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    /// Makes the file of a new campaign, whole or not at all.
    ///
    /// @param goal what it was told, as a file
    /// @param x designs of known pairs, each `[d]`
    /// @param y their properties
    static void create(Path path, String goal, List<double[]> x, List<double[]> y) {
        Path making = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(making);
            try (StateFile file = connect(making)) {
                file.fill(goal, x, y);
            }
            byte[] whole = Files.readAllBytes(making);
            AtomicFile.write(path, whole);
            Files.delete(making);
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    path + ": expected a place where a campaign can be kept, found " + fault, fault);
        }
    }

    private void fill(String goal, List<double[]> x, List<double[]> y) {
        commit("a place where a campaign can be kept", () -> {
            for (String table : TABLES) {
                execute(table);
            }
            insert("INSERT INTO campaign VALUES ('goal', ?)", goal);
            for (int i = 0; i < x.size(); i++) {
                insert("INSERT INTO pair VALUES (?, ?, ?)", i + 1, text(x.get(i)), text(y.get(i)));
            }
            execute("PRAGMA application_id = " + APPLICATION);
            execute("PRAGMA user_version = " + VERSION);
        });
    }

    /// Opens the file of a campaign.
    ///
    /// @throws WorkRefused if it is none, or one of a later version
    static StateFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new WorkRefused(path, "expected the file of a campaign, found nothing of this name");
        }
        StateFile file = connect(path);
        try {
            int version = file.number("PRAGMA user_version");
            if (file.number("PRAGMA application_id") != APPLICATION || version < 1) {
                throw new WorkRefused(path, "expected the file of a campaign, found another one");
            }
            if (version > VERSION) {
                throw new WorkRefused(
                        path, "written by a newer Preimage (version " + version + "); this one reads " + VERSION);
            }
            return file;
        } catch (RuntimeException fault) {
            file.close();
            throw fault;
        }
    }

    private static StateFile connect(Path path) {
        StateFile file;
        try {
            file = new StateFile(path, DriverManager.getConnection("jdbc:sqlite:" + path));
        } catch (SQLException fault) {
            throw refused(path, "a file that can be opened", fault);
        }
        try {
            file.execute("PRAGMA busy_timeout = 10000");
            file.execute("PRAGMA journal_mode = WAL");
            file.execute("PRAGMA synchronous = FULL");
            file.execute("PRAGMA foreign_keys = ON");
            return file;
        } catch (SQLException fault) {
            file.close();
            throw refused(path, "the file of a campaign", fault);
        }
    }

    /// What the campaign was told, as a file.
    String goal() {
        return query("SELECT value FROM campaign WHERE key = 'goal'", row -> row.getString(1)).stream()
                .findFirst()
                .orElseThrow(() -> new WorkRefused(path, "expected a goal in it, found none"));
    }

    /// The designs or the properties of the known pairs, in order.
    ///
    /// @param column `x` or `y`
    List<double[]> pairs(String column) {
        return query("SELECT " + column + " FROM pair ORDER BY row", row -> numbers(row.getString(1)));
    }

    /// All runs, in the order in which they were proposed.
    List<Run> runs() {
        return query(
                "SELECT id, batch, x, reason, hit, success, predicted, deviation, begun, y, failed FROM run ORDER BY"
                        + " id",
                StateFile::run);
    }

    /// All batches, in order.
    List<Batch> batches() {
        return query(
                "SELECT number, expected, luck, doubt FROM batch ORDER BY number",
                row -> new Batch(row.getInt(1), new HitCount(row.getDouble(2), row.getDouble(3), row.getDouble(4))));
    }

    /// Adds a batch after all others.
    void propose(Proposed proposed) {
        int number = batches().size() + 1;
        int[] id = {number("SELECT coalesce(max(id), 0) FROM run")};
        commit(WRITABLE, () -> {
            HitCount expected = proposed.expected();
            insert(
                    "INSERT INTO batch VALUES (?, ?, ?, ?)",
                    number,
                    expected.expected(),
                    expected.luck(),
                    expected.doubt());
            for (Proposal proposal : proposed.designs()) {
                insert(
                        "INSERT INTO run (id, batch, x, reason, hit, success, predicted, deviation)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        ++id[0],
                        number,
                        text(proposal.x()),
                        proposal.reason().word(),
                        orNull(proposal.hit()),
                        orNull(proposal.success()),
                        text(proposal.predicted()),
                        text(proposal.deviation()));
            }
        });
    }

    /// Says that a run begins.
    void begin(int id) {
        commit(WRITABLE, () -> insert("UPDATE run SET begun = datetime('now') WHERE id = ?", id));
    }

    /// Says what a run came to.
    ///
    /// @throws IllegalStateException if that is known already
    void finish(int id, Outcome outcome) {
        commit(WRITABLE, () -> {
            String y = outcome instanceof Simulated(double[] values) ? text(values) : null;
            String failed = outcome instanceof Failed(String reason) ? reason : null;
            int changed = insert(
                    "UPDATE run SET ended = datetime('now'), y = ?, failed = ? WHERE id = ? AND ended IS NULL",
                    y,
                    failed,
                    id);
            if (changed != 1) {
                throw new IllegalStateException("run " + id + ": expected one without an outcome, found another");
            }
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException fault) {
            throw refused(path, "a file that can be closed", fault);
        }
    }

    private static final String WRITABLE =
            "a file that can be written; what was recorded before is safe, and" + " 'preimage campaign resume' goes on";

    private static Run run(ResultSet row) throws SQLException {
        Proposal proposal = new Proposal(
                numbers(row.getString(3)),
                Proposal.Reason.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                orNaN(row, 5),
                orNaN(row, 6),
                numbers(row.getString(7)),
                numbers(row.getString(8)));
        String y = row.getString(10);
        String failed = row.getString(11);
        Outcome outcome = y != null ? new Simulated(numbers(y)) : failed != null ? new Failed(failed) : null;
        return new Run(row.getInt(1), row.getInt(2), proposal, row.getString(9) != null, outcome);
    }

    private static double orNaN(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    /// Numbers with all their digits; what is missing is null.
    private static String text(double[] numbers) {
        return JSON.writeValueAsString(
                Arrays.stream(numbers).mapToObj(StateFile::orNull).toList());
    }

    private static double[] numbers(String text) {
        Double[] values = JSON.readValue(text, Double[].class);
        return Arrays.stream(values)
                .mapToDouble(value -> value == null ? Double.NaN : value)
                .toArray();
    }

    private int number(String sql) {
        return query(sql, row -> row.getInt(1)).getFirst();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /// What a row of an answer is.
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader) {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException fault) {
            throw refused(path, "the file of a campaign", fault);
        }
    }

    private void commit(String expected, Work work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } finally { // does nothing after a commit
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException fault) {
            throw refused(path, expected, fault);
        }
    }

    /// A full disk and its like are faults of the machine; anything else, and the file is not what it should be.
    private static RuntimeException refused(Path path, String expected, SQLException fault) {
        SQLiteErrorCode code = fault instanceof SQLiteException known ? known.getResultCode() : null;
        String found = code == null ? String.valueOf(fault.getMessage()) : code.message;
        if (code == SQLiteErrorCode.SQLITE_NOTADB || code == SQLiteErrorCode.SQLITE_CORRUPT) {
            return new WorkRefused(path, "expected " + expected + ", found: " + found);
        }
        return new UncheckedIOException(path + ": expected " + expected + ", found: " + found, new IOException(fault));
    }
}
