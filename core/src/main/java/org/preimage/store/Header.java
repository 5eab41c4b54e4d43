package org.preimage.store;

import java.util.List;
import java.util.SequencedMap;

/// What the header of a model file says, checked: the tensors follow one another without holes and fill the
/// data.
///
/// @param version of the format that the file is written in
/// @param metadata the caller's texts, without those of the codec
/// @param digest the SHA-256 the file claims, in 64 hexadecimal digits
/// @param digestAt where those digits start, in bytes of the header
/// @param slots the tensors in the order of their data
record Header(int version, SequencedMap<String, String> metadata, String digest, int digestAt, List<Slot> slots) {

    /// One tensor as the header describes it.
    ///
    /// @param bytes the length of its data
    record Slot(String name, ElementType type, List<Integer> shape, int bytes) {}
}
