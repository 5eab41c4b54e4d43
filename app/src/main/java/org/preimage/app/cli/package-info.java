/// The command line: options in, results on the standard output, everything else on the standard error.
///
/// Start at [org.preimage.app.cli.Main]. May use everything. To add a command, write a class with picocli's
/// `@Command` and list it under `subcommands` in `Main`; a fault that deserves an exit code of its own gets a line
/// in `Faults`.
@NullMarked
package org.preimage.app.cli;

import org.jspecify.annotations.NullMarked;
