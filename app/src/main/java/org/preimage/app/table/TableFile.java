package org.preimage.app.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes tables as CSV files: UTF-8 text, a header line, one row a line, fields in double quotes
/// where they need them (RFC 4180).
public final class TableFile {
    private TableFile() {}

    /// Reads the columns asked for; the other columns of the file are ignored. The file is read once, from its
    /// start to its end, so that it may be a pipe.
    ///
    /// Separators are commas, semicolons or tabs, whichever the header has; lines end with LF, CR LF or CR.
    /// Rows with a field that is no finite number, or with too few or too many fields, are dropped and reported
    /// in [Table#notes()].
    ///
    /// @throws BadTable if the file is missing, is no such text, lacks a column that is asked for, or if too
    ///     few of its rows are usable: fewer than asked for, less than half, or not all of them when `options`
    ///     are strict
    public static Table read(Path file, ReadOptions options) {
        if (Files.isDirectory(file)) {
            throw new BadTable(file, "expected a file, found a folder");
        }
        try (InputStream in = Files.newInputStream(file);
                Utf8Source characters = new Utf8Source(in, file);
                BufferedReader reader = new BufferedReader(characters)) {
            return read(reader, file, options, characters.marked());
        } catch (NoSuchFileException fault) {
            throw new BadTable(file, "expected a file, found nothing of this name");
        } catch (AccessDeniedException fault) {
            throw new BadTable(file, "expected a file that may be read, found one without the permission to");
        } catch (IOException fault) {
            throw new BadTable(
                    file,
                    "expected a file that can be read, found a fault of the disk or network: " + fault.getMessage());
        }
    }

    private static Table read(BufferedReader reader, Path file, ReadOptions options, boolean marked)
            throws IOException {
        Header header = Header.read(reader, file);
        List<String> notes = new ArrayList<>();
        if (marked) {
            notes.add("the byte order mark at the start of the file was skipped");
        }
        if (header.separator() != Separator.COMMA) {
            notes.add("the columns are separated by " + header.separator().words());
        }
        RowParser row = new RowParser(header, options.columns());
        RowCollector rows = new RowCollector(header, options);
        try (CsvReader<RowParser> records = records(reader, header, row)) {
            records.forEach(rows::add);
        } catch (CsvParseException fault) {
            throw fault.getCause() instanceof BadTable refused
                    ? refused
                    : new BadTable(file, "row " + row.line() + ": " + RowParser.words(fault));
        }
        return rows.table(notes);
    }

    private static CsvReader<RowParser> records(BufferedReader reader, Header header, RowParser row) {
        return CsvReader.builder()
                .fieldSeparator(header.separator().character())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Limits.FIELD)
                .build(row, reader);
    }
}
