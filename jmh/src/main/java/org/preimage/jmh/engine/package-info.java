/// The engine's measurements as one command, `./build bench`, which ends in `docs/engine.md`.
///
/// Whatever is timed is a [org.preimage.jmh.engine.Piece]. It runs in a process of its own,
/// [org.preimage.jmh.engine.PieceProcess], that is asked again and again for some seconds of it; PyTorch's
/// program talks in the same way, so that the two take turns. Start at [org.preimage.jmh.engine.EngineBench].
/// To measure another thing, add it to [org.preimage.jmh.engine.Pieces]. May use `core` and the works of `jmh`.
@NullMarked
package org.preimage.jmh.engine;

import org.jspecify.annotations.NullMarked;
