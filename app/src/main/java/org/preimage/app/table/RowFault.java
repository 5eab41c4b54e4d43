package org.preimage.app.table;

/// Why a row cannot be used.
///
/// @param sentence where in the file, what was expected and what was found
/// @param systematic whether the file must be refused as a whole, see [CellFault]
record RowFault(String sentence, boolean systematic) {}
