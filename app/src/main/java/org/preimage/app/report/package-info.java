/// One run of `solve` as a single HTML page: what was asked, what came out, which designs to trust, and where it all
/// came from. The page holds no script and fetches nothing; its figures are inline SVG drawn by the classes here.
///
/// Start at [org.preimage.app.report.SolveReport], the plain values of a page, and
/// [org.preimage.app.report.HtmlReport], which renders them. Every text goes through
/// [org.preimage.app.report.Markup], the one place that escapes.
///
/// May use the JDK only. To add a figure: implement [org.preimage.app.report.Plot], give it a section in
/// [org.preimage.app.report.Figures], and its colors a class in `report.css`.
@NullMarked
package org.preimage.app.report;

import org.jspecify.annotations.NullMarked;
