package org.preimage.app.service;

import java.util.List;

/// What became of a table that was asked for.
///
/// @param rows how many rows were written
/// @param failed for how many of them there is no value
/// @param notes what the user should know: how another table was read, how good a plan is
public record Written(int rows, int failed, List<String> notes) {
    public Written {
        notes = List.copyOf(notes);
    }
}
