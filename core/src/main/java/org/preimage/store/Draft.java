package org.preimage.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The contents of a model file while they are put together; [Facts] is its counterpart. Every fact has a name
/// of its own: texts and counts are metadata, in the order in which they are added, and measured numbers are
/// tensors, which keep all their bits.
final class Draft {
    private final SequencedMap<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new HashMap<>();

    void text(String key, String text) {
        if (texts.putIfAbsent(key, text) != null) {
            throw new IllegalArgumentException("Model file: expected every fact once, found '" + key + "' again");
        }
    }

    void number(String key, long number) {
        text(key, Long.toString(number));
    }

    void texts(String key, List<String> all) {
        text(key, JsonWriter.array(all.stream().map(JsonWriter::string).toList()));
    }

    void counts(String key, List<Integer> counts) {
        text(key, JsonWriter.array(counts.stream().map(String::valueOf).toList()));
    }

    void tensor(String name, Tensor tensor) {
        tensors.put(name, tensor);
    }

    /// A list of numbers, `[k]`.
    void numbers(String name, double[] numbers) {
        tensor(name, Tensor.of(numbers, numbers.length));
    }

    /// A table, one array of `width` numbers after the other, `[rows × width]`.
    void table(String name, List<double[]> rows, int width) {
        double[] all = rows.stream().flatMapToDouble(Arrays::stream).toArray();
        tensor(name, Tensor.of(all, rows.size(), width));
    }

    /// Rows of pairs, `[k]`.
    void rows(String name, int[] rows) {
        tensor(name, Tensor.of(Arrays.stream(rows).asLongStream().toArray(), rows.length));
    }

    TensorFile file() {
        return new TensorFile(tensors, texts);
    }
}
