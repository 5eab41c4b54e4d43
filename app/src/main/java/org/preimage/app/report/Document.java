package org.preimage.app.report;

import java.util.List;

/// A page of text, tables and figures, to be written as Markdown or as HTML.
///
/// @param title of the page
/// @param sections one below the other
public record Document(String title, List<Section> sections) {
    public Document {
        sections = List.copyOf(sections);
    }

    /// A heading with what belongs to it.
    public record Section(String title, List<Part> parts) {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    /// A piece of a section.
    public sealed interface Part permits Text, Table, Picture {}

    /// A paragraph.
    public record Text(String text) implements Part {}

    /// Rows of cells under a header; the first cell of a row names it, and the others are numbers.
    ///
    /// @param caption what the table shows
    public record Table(String caption, List<String> header, List<List<String>> rows) implements Part {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "Table: expected rows of " + header.size() + " cells, found " + row);
                }
            }
        }
    }

    /// A figure.
    ///
    /// @param file its name where it is a file of its own, without an ending
    public record Picture(String file, Chart chart) implements Part {}
}
