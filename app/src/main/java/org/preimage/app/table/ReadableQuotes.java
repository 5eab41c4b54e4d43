package org.preimage.app.table;

import de.siegmar.fastcsv.writer.QuoteStrategy;

/// Quotes beyond those that CSV demands, without which a file would not be read back as it was written: around
/// anything that [Separator] would take for a separator, and around nothing at all where that is a whole row.
///
/// @param columns how many columns the table has
record ReadableQuotes(int columns) implements QuoteStrategy {
    @Override
    public boolean quoteValue(int line, int field, String value) {
        return value.chars().anyMatch(c -> Separator.isOne((char) c));
    }

    @Override
    public boolean quoteEmpty(int line, int field) {
        return columns == 1;
    }
}
