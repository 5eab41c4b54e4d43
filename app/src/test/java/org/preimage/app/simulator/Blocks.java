package org.preimage.app.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Simulators of small shell programs, in a folder.
final class Blocks {
    private final Path folder;

    Blocks(Path folder) {
        this.folder = folder;
    }

    /// A program of the folder.
    Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// The simulator of a block with two inputs and one output.
    NamedSimulator open(String block) throws IOException {
        Path file = write(
                "simulator.yaml",
                "schema: 1\nsimulator:\n  inputs:\n    a: {from: 0, to: 10}\n    leaves: {from: 1, to: 6, kind: integer}\n"
                        + "  outputs: [y]\n" + block.indent(2));
        return Simulators.open(file.toString(), null);
    }

    /// The simulator of a shell program, which gets the two inputs as arguments.
    NamedSimulator sh(String text, String block) throws IOException {
        script("program.sh", text);
        return open("command: [./program.sh, '{a}', '{leaves}']\n" + block);
    }
}
