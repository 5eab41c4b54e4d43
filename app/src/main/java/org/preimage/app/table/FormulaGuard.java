package org.preimage.app.table;

/// Keeps text from being run as a formula by a spreadsheet that opens the file: text that starts like one gets
/// an apostrophe in front, which spreadsheets take as the mark of plain text.
///
/// The names of columns must survive being written and read, so that [#open] undoes [#close].
final class FormulaGuard {
    private static final String STARTS = "=+-@\t\r";

    private FormulaGuard() {}

    static String close(String text) {
        return startsLikeFormula(text) ? "'" + text : text;
    }

    static String open(String text) {
        return text.startsWith("'") && startsLikeFormula(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean startsLikeFormula(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
