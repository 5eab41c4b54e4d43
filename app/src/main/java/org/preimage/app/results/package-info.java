/// The results of the suite behind the paper's tables: the files they are kept in, and the pages made of them.
///
/// Start at [org.preimage.app.results.PaperJob], which computes what is missing. May use `bench`, `report`, `service`
/// and `table`, and Jackson for its files. To add a table or a figure: a section of the page, from the lines.
@NullMarked
package org.preimage.app.results;

import org.jspecify.annotations.NullMarked;
