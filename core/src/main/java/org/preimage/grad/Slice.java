package org.preimage.grad;

/// The samples `from ≤ i < to` that an operation works on in one call.
///
/// @param part which of the tape's parts the samples belong to; one thread works on a part, so what is kept per
///     part needs no lock
/// @param tile the number of these samples' tile in the batch; a tile starts at sample `tile * Tape.TILE`
public record Slice(int part, int tile, int from, int to) {
    public int size() {
        return to - from;
    }
}
