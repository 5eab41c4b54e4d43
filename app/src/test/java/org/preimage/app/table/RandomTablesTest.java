package org.preimage.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables with names and numbers drawn at random, spelled in random ways by code that knows nothing of the reader.
class RandomTablesTest {
    private static final String NAME_CHARACTERS = "abc xyz,;\t\"'=+-@#ö😀1.";
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

    @TempDir
    private Path folder;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(17);

    @Test
    void areReadAsTheyWereMeant() {
        TableText files = new TableText(folder);
        for (int round = 0; round < 400; round++) {
            List<String> names = names(1 + random.nextInt(6));
            double[][] cells = cells(names.size(), 1 + random.nextInt(20));
            String text = spell(names, cells);
            Table read = files.read(text, ReadOptions.designs(names).withStrict(true));
            assertThat(read.columns(names)).as(text).isEqualTo(cells);
        }
    }

    @Test
    void areWrittenAndReadUnderTheSameNames() {
        Path file = folder.resolve("written.csv");
        for (int round = 0; round < 200; round++) {
            List<String> names = names(1 + random.nextInt(6));
            double[][] cells = cells(names.size(), 1 + random.nextInt(20));
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                columns.add(Column.numbers(names.get(i), cells[i]));
            }
            TableFile.write(file, columns);
            Table read = TableFile.read(file, ReadOptions.designs(names).withStrict(true));
            assertThat(read.columns(names)).as("%s", names).isEqualTo(cells);
            assertThat(read.notes()).as("%s", names).isEmpty();
        }
    }

    /// Names that differ, are not blank and have no white space around them; those with an apostrophe before what a
    /// formula starts with are left out, since the reader takes the apostrophe for a guard.
    private List<String> names(int count) {
        List<String> names = new ArrayList<>();
        int[] characters = NAME_CHARACTERS.codePoints().toArray();
        while (names.size() < count) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                name.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            String drawn = name.toString().strip();
            if (!drawn.isEmpty() && !names.contains(drawn) && !drawn.matches("(?s)'[=+\\-@\\t\\r].*")) {
                names.add(drawn);
            }
        }
        return names;
    }

    private double[][] cells(int columns, int rows) {
        double[][] cells = new double[columns][rows];
        for (double[] column : cells) {
            for (int row = 0; row < rows; row++) {
                column[row] = random.nextBoolean() ? random.nextInt(-99, 99) : random.nextGaussian() * 1e-3;
            }
        }
        return cells;
    }

    private String spell(List<String> names, double[][] cells) {
        String separator = List.of(",", ";", "\t").get(random.nextInt(3));
        String lineEnd = LINE_ENDS.get(random.nextInt(LINE_ENDS.size()));
        StringBuilder text = new StringBuilder();
        text.append(String.join(separator, names.stream().map(this::spellName).toList()));
        for (int row = 0; row < cells[0].length; row++) {
            text.append(lineEnd.repeat(1 + random.nextInt(2)));
            List<String> fields = new ArrayList<>();
            for (double[] column : cells) {
                fields.add(spellNumber(column[row]));
            }
            text.append(String.join(separator, fields));
        }
        return text.append(random.nextBoolean() ? lineEnd : "").toString();
    }

    private String spellName(String name) {
        boolean needsQuotes = name.matches("(?s).*[,;\\t\"].*");
        return needsQuotes || random.nextBoolean() ? quote(name) : name;
    }

    private String spellNumber(double value) {
        String text = switch (random.nextInt(3)) {
            case 0 -> Double.toString(value);
            case 1 -> String.format(Locale.ROOT, "%.17e", value);
            default -> value < 0 ? " " + value + "  " : "+" + value;
        };
        return random.nextInt(4) == 0 ? quote(text) : text;
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
