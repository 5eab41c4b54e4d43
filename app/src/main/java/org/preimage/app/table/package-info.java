/// Tables of numbers in CSV files: reading them strictly and saying what is wrong in one sentence, and writing
/// them.
///
/// Start at [org.preimage.app.table.TableFile]. May use `space` of the core, and FastCSV. To accept another
/// notation of numbers, extend `NumberSyntax`; to recognize another faulty one, extend `CellFault`; another
/// separator is one more constant of `Separator`.
@NullMarked
package org.preimage.app.table;

import org.jspecify.annotations.NullMarked;
