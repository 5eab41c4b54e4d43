package org.preimage.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Puts a file in its place whole or not at all. The content goes to a temporary file in the same folder, which
/// is synced, moved over the target in one step, and the folder synced, so that whoever reads the file sees the
/// old one or the new one, also after a crash or a power cut. When anything fails, the temporary is deleted and
/// an old file is as it was; only a crash leaves a temporary (`.preimage-….tmp`) behind, which may be deleted.
///
/// A symbolic link is followed: the file it points to is replaced.
public final class AtomicFile {
    private static final int MAX_TEMPORARIES = 1000;

    private AtomicFile() {}

    /// What is to be written.
    @FunctionalInterface
    public interface Content {

        /// Writes all of it to `out`, which is buffered; closing it does no harm and is not needed.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes the file `target` with these bytes.
    ///
    /// @throws UncheckedIOException as for [#write(Path, Content)]
    public static void write(Path target, byte[] content) {
        write(target, out -> out.write(content));
    }

    /// Writes the file `target`. What `content` throws, but for an [IOException], is passed on as it is.
    ///
    /// @throws UncheckedIOException if the folder is missing, it or the file may not be written, the disk is
    ///     full, or `content` throws an [IOException]; its cause says which
    public static void write(Path target, Content content) {
        try {
            Path place = place(target);
            Path temporary = create(place);
            boolean moved = false;
            try {
                fill(temporary, content);
                Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
                moved = true;
            } finally {
                if (!moved) {
                    delete(temporary);
                }
            }
            syncFolder(place);
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": expected a file that can be written, found " + e, e);
        }
    }

    /// Where the file really goes. Moving over a folder, or over a device such as `/dev/null`, would replace
    /// it.
    private static Path place(Path target) throws IOException {
        if (!Files.exists(target)) {
            return target.toAbsolutePath();
        }
        if (!Files.isRegularFile(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "it is a folder or a device");
        }
        return target.toRealPath();
    }

    /// A new file beside `place`, with the permissions any new file gets. Its name is short, so that every
    /// target whose name the file system takes can be written.
    private static Path create(Path place) throws IOException {
        Path folder = folder(place);
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        long process = ProcessHandle.current().pid();
        for (int i = 0; i < MAX_TEMPORARIES; i++) {
            try {
                return Files.createFile(folder.resolve(".preimage-" + process + "-" + i + ".tmp"));
            } catch (FileAlreadyExistsException _) {
                // Another thread's, or what a crashed process of the same number left: try the next name.
            }
        }
        throw new FileAlreadyExistsException(folder.toString(), null, MAX_TEMPORARIES + " temporary files are in it");
    }

    /// Not through a channel: an interrupt, which is how a job is canceled, would close that, and what a
    /// canceled job writes at its end must still be written.
    private static void fill(Path temporary, Content content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            OutputStream out = new Unclosed(file);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    private static void syncFolder(Path place) {
        try (FileChannel folder = FileChannel.open(folder(place), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            // Some systems cannot open or sync a folder. The new file is in its place either way.
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // The failure that led here is the one to tell.
        }
    }

    private static Path folder(Path place) throws IOException {
        Path folder = place.getParent();
        if (folder == null) {
            throw new NoSuchFileException(place.toString(), null, "it names no file");
        }
        return folder;
    }

    /// Survives a `close` from the content, which would make the sync fail.
    private static final class Unclosed extends BufferedOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
