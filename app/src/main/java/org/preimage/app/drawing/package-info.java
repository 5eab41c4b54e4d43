/// Cells of pixels as files that other programs open: [org.preimage.app.drawing.CellImage], an image, and
/// [org.preimage.app.drawing.CellBody], a solid body.
///
/// Knows of no run and no folder, only of the pixels of a cell.
@NullMarked
package org.preimage.app.drawing;

import org.jspecify.annotations.NullMarked;
