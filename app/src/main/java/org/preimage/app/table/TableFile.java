package org.preimage.app.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.preimage.store.AtomicFile;

/// Reads and writes tables as CSV files: UTF-8 text, a header line, one row a line, fields in double quotes
/// where they need them (RFC 4180). Files whose names end in `.gz` are packed by gzip.
public final class TableFile {
    private static final String PACKED = ".gz";
    private static final int BUFFER = 1 << 16;

    private TableFile() {}

    /// Reads the columns asked for; the other columns of the file are ignored. The file is read once, from its
    /// start to its end, so that it may be a pipe.
    ///
    /// Separators are commas, semicolons or tabs, whichever the header has; lines end with LF, CR LF or CR;
    /// blank lines are skipped. Rows with a field that is no finite number, or with too few or too many fields,
    /// are dropped and reported in [Table#notes()].
    ///
    /// @throws BadTable if the file is missing, is no such text, lacks a column that is asked for, or if too few
    ///     of its rows are usable: fewer than asked for, less than half, or not all when `options` are strict
    public static Table read(Path file, ReadOptions options) {
        if (Files.isDirectory(file)) {
            throw new BadTable(file, "expected a file, found a folder");
        }
        try (InputStream in = unpacked(file);
                Utf8Source characters = new Utf8Source(in, file);
                BufferedReader reader = new BufferedReader(characters)) {
            return read(reader, file, options, characters.marked());
        } catch (NoSuchFileException _) {
            throw new BadTable(file, "expected a file, found nothing of this name");
        } catch (AccessDeniedException _) {
            throw new BadTable(file, "expected a file that may be read, found one without the permission to");
        } catch (IOException | UncheckedIOException fault) {
            throw new BadTable(file, "expected a file that can be read, found a fault: " + fault.getMessage());
        }
    }

    private static boolean isPacked(Path file) {
        return file.toString().endsWith(PACKED);
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return isPacked(file) ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException fault) { // such as a wrong first byte
            in.close();
            throw fault;
        }
    }

    /// Writes `columns` side by side, separated by commas, lines ended by LF, whole or not at all.
    ///
    /// @throws IllegalArgumentException if there is no column, two have the same name or their sizes differ
    /// @throws UncheckedIOException if the file cannot be written
    public static void write(Path file, List<Column> columns) {
        requireTable(columns);
        AtomicFile.write(file, out -> write(out, columns, true, isPacked(file)));
    }

    /// The bytes of a piece of the table `file`: pieces that follow each other are the table.
    ///
    /// @param header whether the names come first
    /// @throws IllegalArgumentException as for [#write]
    public static byte[] piece(Path file, List<Column> columns, boolean header) {
        requireTable(columns);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, columns, header, isPacked(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault); // there is no disk in it
        }
        return out.toByteArray();
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
        Map<String, Levels> levels = new LinkedHashMap<>();
        options.levels().forEach((name, known) -> levels.put(name, new Levels(known)));
        RowParser row = new RowParser(header, options, levels);
        RowCollector rows = new RowCollector(header, options);
        try (CsvReader<RowParser> records = records(reader, header, row)) {
            records.forEach(rows::add);
        } catch (CsvParseException fault) {
            throw refusal(fault, row, file);
        }
        return rows.table(notes, levels);
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

    /// FastCSV wraps what its source and its handler throw.
    private static BadTable refusal(CsvParseException fault, RowParser row, Path file) {
        if (fault.getCause() instanceof BadTable refused) {
            return refused;
        }
        return new BadTable(file, "row " + row.line() + ": " + RowParser.words(fault));
    }

    private static void requireTable(List<Column> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("TableFile: expected at least one column to write, found none");
        }
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "TableFile: expected every column name once, found '" + column.name() + "' twice");
            }
            if (column.size() != columns.getFirst().size()) {
                throw new IllegalArgumentException("TableFile: expected "
                        + columns.getFirst().size() + " rows in the column '" + column.name() + "', found "
                        + column.size());
            }
        }
    }

    private static void write(OutputStream out, List<Column> columns, boolean header, boolean packed)
            throws IOException {
        if (packed) {
            try (GZIPOutputStream packing = new GZIPOutputStream(out, BUFFER)) {
                write(packing, columns, header);
            }
        } else {
            write(out, columns, header);
        }
    }

    private static void write(OutputStream out, List<Column> columns, boolean header) throws IOException {
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new ReadableQuotes(columns.size()))
                .build(out, StandardCharsets.UTF_8)) {
            if (header) {
                csv.writeRecord(columns.stream()
                        .map(column -> FormulaGuard.close(column.name()))
                        .toList());
            }
            for (int row = 0; row < columns.getFirst().size(); row++) {
                CsvWriter.CsvWriterRecord record = csv.writeRecord();
                for (Column column : columns) {
                    record.writeField(column.cell(row));
                }
                record.endRecord();
            }
        } catch (UncheckedIOException fault) { // which is how FastCSV passes on a full disk
            throw fault.getCause();
        }
    }
}
