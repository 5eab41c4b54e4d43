package org.preimage.app.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.preimage.app.service.FolderLock;
import org.preimage.app.service.Folders;
import org.preimage.app.service.WorkRefused;

/// The folder of a campaign: `campaign.db`, all that it knows; `runs/`, with a work folder for each run; what
/// `export` writes; and an empty `.lock`, which whoever works on it holds.
///
/// @param path the folder
public record CampaignFolder(Path path) {
    private static final String STATE = "campaign.db";
    private static final String STOP = ".stop";

    /// The folder of a goal file that names none: its name, with `.campaign` for its extension.
    public static CampaignFolder beside(Path goal) {
        String name = String.valueOf(goal.getFileName());
        int dot = name.lastIndexOf('.');
        return new CampaignFolder(goal.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".campaign"));
    }

    /// All that the campaign knows.
    public Path state() {
        return path.resolve(STATE);
    }

    /// The work folder of a run.
    Path run(int id) {
        return path.resolve("runs").resolve(String.format(Locale.ROOT, "%06d", id));
    }

    /// The table of all runs, which `export` writes.
    public Path table() {
        return path.resolve("runs.csv");
    }

    /// The page, which `export` writes.
    public Path page() {
        return path.resolve("report.html");
    }

    /// Whether a campaign is in it.
    public boolean isThere() {
        return Files.exists(state());
    }

    /// Forgets the campaign that is in it, if there is one.
    ///
    /// @throws WorkRefused if another process works on it
    public void discard() {
        try (FolderLock _ = lock()) {
            for (String ending : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(path.resolve(STATE + ending));
            }
        } catch (IOException fault) {
            throw unwritable("files that can be replaced", fault);
        }
    }

    /// Takes the right to work on the campaign; the folder is made if it is absent.
    ///
    /// @throws WorkRefused if another process has it
    FolderLock lock() {
        Folders.create(path);
        return FolderLock.take(path)
                .orElseThrow(() -> new WorkRefused(
                        path,
                        "another process is at work on this campaign; wait for it, or end it with 'preimage campaign"
                                + " stop " + path + "'"));
    }

    /// Asks whoever works on the campaign to stop after the runs that have begun.
    ///
    /// @return whether somebody does
    public boolean requestStop() {
        try {
            Files.writeString(path.resolve(STOP), "");
            boolean idle = FolderLock.take(path)
                    .map(lock -> {
                        lock.close();
                        return true;
                    })
                    .orElse(false);
            if (idle) {
                clearStop();
            }
            return !idle;
        } catch (IOException fault) {
            throw unwritable("a folder that can be written", fault);
        }
    }

    boolean isStopRequested() {
        return Files.exists(path.resolve(STOP));
    }

    void clearStop() {
        try {
            Files.deleteIfExists(path.resolve(STOP));
        } catch (IOException fault) {
            throw unwritable("files that can be replaced", fault);
        }
    }

    private UncheckedIOException unwritable(String expected, IOException fault) {
        return new UncheckedIOException(path + ": expected " + expected + ", found " + fault, fault);
    }
}
