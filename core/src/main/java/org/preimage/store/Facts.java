package org.preimage.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.preimage.store.Json.Count;
import org.preimage.store.Json.Items;
import org.preimage.store.Json.Text;

/// The facts of a model file, each checked as it is taken; [Draft] is its counterpart. What was taken is
/// remembered, so that a file with anything more can be refused.
final class Facts {
    /// The most that any count may be: wider layers, more columns or more blocks than this are no model but a
    /// mistake, and products of two counts and a small number stay an `int`.
    static final int MOST = 1 << 14;

    private final TensorFile file;
    private final Set<String> takenTexts = new HashSet<>();
    private final Set<String> takenTensors = new HashSet<>();

    Facts(TensorFile file) {
        this.file = file;
    }

    /// Whether the file was written before this version of the format, whose facts it then lacks.
    boolean before(int version) {
        return file.version() < version;
    }

    /// Whether there is such a text: some facts are only written of models that have them.
    boolean hasText(String key) {
        return file.metadata().containsKey(key);
    }

    /// Whether there is such a tensor.
    boolean hasTensor(String name) {
        return file.tensors().containsKey(name);
    }

    String text(String key) {
        takenTexts.add(key);
        return file.requireMetadata(key);
    }

    /// A whole number of any sign, written the one way [Draft] writes it.
    long number(String key) {
        String text = text(key);
        try {
            long number = Long.parseLong(text);
            if (Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below, as a number in an odd spelling is.
        }
        throw refused(key, "a whole number", text);
    }

    /// A whole number from 0 to [#MOST].
    int count(String key) {
        return count(key, number(key));
    }

    boolean flag(String key) {
        String text = text(key);
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(key, "true or false", text);
        }
        return text.equals("true");
    }

    /// One of these constants, by its name in lower case.
    <E extends Enum<E>> E choice(String key, E[] constants) {
        return constant(key, text(key), constants);
    }

    /// A list of `k` of these constants, by their names in lower case.
    <E extends Enum<E>> List<E> choices(String key, int k, E[] constants) {
        List<String> words = texts(key);
        if (words.size() != k) {
            throw refused(key, "a list of " + k, words.toString());
        }
        return words.stream().map(word -> constant(key, word, constants)).toList();
    }

    private <E extends Enum<E>> E constant(String key, String word, E[] constants) {
        List<String> names = Arrays.stream(constants).map(Facts::word).toList();
        int index = names.indexOf(word);
        if (index < 0) {
            throw refused(key, "one of " + names, word);
        }
        return constants[index];
    }

    /// The word that a constant is written as.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Json item : items(key)) {
            if (!(item instanceof Text text)) {
                throw refused(key, "a list of strings", item.kind() + " in it");
            }
            texts.add(text.value());
        }
        return texts;
    }

    /// A list of whole numbers from 0 to [#MOST].
    List<Integer> counts(String key) {
        List<Integer> counts = new ArrayList<>();
        for (Json item : items(key)) {
            if (!(item instanceof Count(long value))) {
                throw refused(key, "a list of whole numbers", item.kind() + " in it");
            }
            counts.add(count(key, value));
        }
        return counts;
    }

    float[] floats(String name, int... shape) {
        takenTensors.add(name);
        return file.requireFloats(name, shape);
    }

    /// A list of single-precision numbers, `[k]`, of any length.
    float[] array(String name) {
        return file.requireFloats(name, size(name, 0, 1));
    }

    /// A list of numbers, `[k]`, of any length.
    double[] numbers(String name) {
        return file.requireDoubles(name, size(name, 0, 1));
    }

    /// A list of `k` numbers, `[k]`.
    double[] numbers(String name, int k) {
        takenTensors.add(name);
        return file.requireDoubles(name, k);
    }

    /// The number of rows of a table.
    int height(String name) {
        return size(name, 0, 2);
    }

    /// The rows of a table, `[rows × width]`, of at least one column: rows that take no bytes in a file could
    /// be very many.
    List<double[]> table(String name, int rows, int width) {
        if (width == 0) {
            throw file.refused("tensor '" + name + "'", "a table with columns", "none");
        }
        takenTensors.add(name);
        double[] all = file.requireDoubles(name, rows, width);
        List<double[]> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            table.add(Arrays.copyOfRange(all, i * width, (i + 1) * width));
        }
        return table;
    }

    /// The rows of a table of whole numbers from 0 to 255, each divided by `parts`.
    List<double[]> bytes(String name, int rows, int width, double parts) {
        takenTensors.add(name);
        byte[] all = file.requireUnsigned(name, rows, width);
        List<double[]> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double[] row = new double[width];
            for (int j = 0; j < width; j++) {
                row[j] = Byte.toUnsignedInt(all[i * width + j]) / parts;
            }
            table.add(row);
        }
        return table;
    }

    /// The length of the rows of a table.
    int width(String name) {
        return size(name, 1, 2);
    }

    /// Rows of pairs, `[k]`, none negative.
    int[] rows(String name) {
        long[] rows = file.requireLongs(name, size(name, 0, 1));
        for (long row : rows) {
            if (row < 0 || row > Integer.MAX_VALUE) {
                throw file.refused("tensor '" + name + "'", "numbers of rows", String.valueOf(row));
            }
        }
        return Arrays.stream(rows).mapToInt(Math::toIntExact).toArray();
    }

    /// Refuses the file if it holds a fact that was not taken.
    void requireNothingElse() {
        file.requireOnly(takenTensors);
        for (String key : file.metadata().keySet()) {
            if (!takenTexts.contains(key)) {
                throw file.refused("metadata", "only " + new TreeSet<>(takenTexts), "'" + key + "' too");
            }
        }
    }

    /// A refusal of the file for the text `key`.
    ModelFileRefused refused(String key, String expected, String found) {
        return file.refused("metadata '" + key + "'", expected, "'" + found + "'");
    }

    /// A refusal of the file for parts that do not fit together.
    ModelFileRefused refused(IllegalArgumentException e) {
        ModelFileRefused refused = file.refused("contents", "parts that fit together", String.valueOf(e.getMessage()));
        refused.initCause(e);
        return refused;
    }

    private int count(String key, long number) {
        if (number < 0 || number > MOST) {
            throw refused(key, "whole numbers from 0 to " + MOST, String.valueOf(number));
        }
        return (int) number;
    }

    private List<Json> items(String key) {
        String text = text(key);
        try {
            if (JsonReader.read(text, key) instanceof Items(List<Json> items)) {
                return items;
            }
        } catch (ModelFileRefused _) {
            // It names the header's text and no file; what is wrong is said below.
        }
        throw refused(key, "a JSON array", text);
    }

    /// One size of a tensor whose shape has so many.
    private int size(String name, int axis, int rank) {
        takenTensors.add(name);
        Tensor tensor = file.tensors().get(name);
        if (tensor == null || tensor.shape().size() != rank) {
            String found = tensor == null ? "no such tensor" : Tensor.shown(tensor.shape());
            throw file.refused("tensor '" + name + "'", "a shape of " + rank + " sizes", found);
        }
        return tensor.shape().get(axis);
    }
}
