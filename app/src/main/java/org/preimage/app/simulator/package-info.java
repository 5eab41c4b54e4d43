/// True operators that the user names: a built-in problem, or any program, which takes its time and may fail.
///
/// Start at [org.preimage.app.simulator.Simulators], which opens what `--simulator` names, and at
/// [org.preimage.app.simulator.FolderSimulator], which runs one design in a folder of its own and never runs
/// again what has run there. May use `core`, `bench`, `schema` and Jackson.
@NullMarked
package org.preimage.app.simulator;

import org.jspecify.annotations.NullMarked;
