package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    private static final byte[] OLD = "the old content".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "the new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path old() throws IOException {
        return Files.write(folder.resolve("file.txt"), OLD);
    }

    private void assertOnlyFile(String name, byte[] content) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(name);
        }
        assertThat(folder.resolve(name)).hasBinaryContent(content);
    }

    @Test
    void aNewFileIsWritten() throws IOException {
        AtomicFile.write(folder.resolve("file.txt"), NEW);
        assertOnlyFile("file.txt", NEW);
    }

    @Test
    void anOldFileIsReplaced() throws IOException {
        AtomicFile.write(old(), NEW);
        assertOnlyFile("file.txt", NEW);
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        Path file = old();
        AtomicFile.write(file, out -> {
            out.write(NEW);
            out.flush();
            assertThat(file).hasBinaryContent(OLD);
        });
        assertOnlyFile("file.txt", NEW);
    }

    @Test
    void contentMayCloseItsStream() throws IOException {
        AtomicFile.write(folder.resolve("file.txt"), out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                writer.write("the new");
            }
        });
        assertOnlyFile("file.txt", NEW);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNoTemporary() throws IOException {
        Path file = old();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AtomicFile.write(file, AtomicFileTest::runOutOfSpace))
                .withMessageContaining(file.toString())
                .withMessageContaining("No space left on device");
        assertOnlyFile("file.txt", OLD);
    }

    private static void runOutOfSpace(OutputStream out) throws IOException {
        out.write(new byte[100_000]);
        throw new IOException("No space left on device");
    }

    @Test
    void whateverTheContentThrowsLeavesTheOldFileAndNoTemporary() throws IOException {
        Path file = old();
        for (Throwable failure : List.of(new IllegalStateException("fault"), new OutOfMemoryError("heap"))) {
            assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                        out.write(NEW);
                        AtomicFileTest.<RuntimeException>sneak(failure);
                    }))
                    .isSameAs(failure);
            assertOnlyFile("file.txt", OLD);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aModelThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        Path file = folder.resolve("no").resolve("model.safetensors");
        TensorFile model = new TensorFile(Map.of(), new LinkedHashMap<>());
        assertThatThrownBy(() -> model.write(file)).isInstanceOf(UncheckedIOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMissingFolderIsNotMade() {
        Path file = folder.resolve("missing").resolve("file.txt");
        assertThatThrownBy(() -> AtomicFile.write(file, NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NoSuchFileException.class)
                .hasMessageStartingWith(file + ": expected a file that can be written, found ")
                .hasMessageContaining("there is no such folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = old().resolve("file.txt");
        assertThatThrownBy(() -> AtomicFile.write(file, NEW)).isInstanceOf(UncheckedIOException.class);
        assertOnlyFile("file.txt", OLD);
    }

    @Test
    void aFolderThatMayNotBeWrittenIsLeftAlone() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(posix(), "permissions of this kind are not on this file system");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        assertThatThrownBy(() -> AtomicFile.write(closed.resolve("file.txt"), NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("AccessDenied");
        assertThat(closed).isEmptyDirectory();
    }

    @Test
    void foldersAndDevicesAreNotReplaced() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertThatThrownBy(() -> AtomicFile.write(inner, NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
        assertThat(inner).isEmptyDirectory();
        assertThatThrownBy(() -> AtomicFile.write(folder.getRoot(), NEW)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = Files.write(elsewhere.resolve("file.txt"), OLD);
        Path link = folder.resolve("link.txt");
        assumeTrue(posix(), "links are not for every user of this system");
        Files.createSymbolicLink(link, file);
        AtomicFile.write(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void aNewFileHasThePermissionsOfAnyNewFile() throws IOException {
        assumeTrue(posix(), "permissions of this kind are not on this file system");
        Path usual = Files.write(folder.resolve("usual"), NEW);
        Path file = folder.resolve("file.txt");
        AtomicFile.write(file, NEW);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void theLongestNameIsWritten() throws IOException {
        String name = "n".repeat(255);
        AtomicFile.write(folder.resolve(name), NEW);
        assertOnlyFile(name, NEW);
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        Path file = old();
        Thread.currentThread().interrupt();
        AtomicFile.write(file, NEW);
        assertThat(Thread.interrupted()).isTrue();
        assertOnlyFile("file.txt", NEW);
    }

    @Test
    void ofManyWritersOneWinsWhole() throws Exception {
        Path file = folder.resolve("file.txt");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                byte[] content = new byte[20_000 + i];
                Arrays.fill(content, (byte) i);
                writers.add(threads.submit(() -> AtomicFile.write(file, content)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        byte[] content = Files.readAllBytes(file);
        byte[] winner = new byte[20_000 + content[0]];
        Arrays.fill(winner, content[0]);
        assertOnlyFile("file.txt", winner);
    }

    private boolean posix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
