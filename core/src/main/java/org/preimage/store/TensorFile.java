package org.preimage.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// The contents of a model file: named tensors and named texts. Immutable.
///
/// The file is in the safetensors format, as many programs read it, with three texts in its metadata that are
/// written and checked here and are not part of [#metadata()]: `format` (`preimage-model`), `format_version`
/// (`2`; files of version `1` are read too) and `sha256`, the SHA-256 of the whole file with its own 64 digits written
/// as zeros. Equal contents
/// are written as equal bytes.
///
/// Reading is strict: what has been read is whole, unchanged and finite, and anything else is refused. What the
/// tensors mean is for the caller to check, with the `require` methods.
public final class TensorFile {
    /// Wide elements first, so that every tensor starts at a multiple of its element's size; then by name.
    private static final Comparator<Map.Entry<String, Tensor>> DATA_ORDER = Comparator.comparingInt(
                    (Map.Entry<String, Tensor> entry) ->
                            -entry.getValue().type().bytes())
            .thenComparing(Map.Entry.comparingByKey());

    private final SequencedMap<String, Tensor> tensors;
    private final SequencedMap<String, String> metadata;
    private final String source;
    private final int version;

    /// The contents of a file to be written.
    ///
    /// @param tensors names of 1 to 256 characters, not `__metadata__`; copied, and put in the order of the
    ///     file
    /// @param metadata texts under names of 1 to 256 characters, other than `format`, `format_version` and
    ///     `sha256`; copied, their order kept
    /// @throws IllegalArgumentException if a name or a text cannot be written, or there are too many of them
    ///     for a header of 16 MiB or a file of 2 GiB
    public TensorFile(Map<String, Tensor> tensors, SequencedMap<String, String> metadata) {
        this(tensors, metadata, "unwritten model", Format.NEWEST_VERSION);
        requireNames();
        requireTexts();
        requireSizes();
    }

    /// @param source where the contents come from, for messages
    /// @param version of the format that they were read from
    TensorFile(Map<String, Tensor> tensors, SequencedMap<String, String> metadata, String source, int version) {
        SequencedMap<String, Tensor> ordered = new LinkedHashMap<>();
        tensors.entrySet().stream().sorted(DATA_ORDER).forEach(e -> ordered.put(e.getKey(), e.getValue()));
        this.tensors = Collections.unmodifiableSequencedMap(ordered);
        this.metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
        this.source = source;
        this.version = version;
    }

    /// Reads and checks a file.
    ///
    /// @throws ModelFileRefused if the file fails a check
    /// @throws UncheckedIOException if there is no such file, or it cannot be read
    public static TensorFile read(Path file) {
        try {
            // Opening a pipe or a device could wait for ever.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ModelFileRefused(file.toString(), "kind of file", "a regular file", "a folder or a device");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return new TensorReader(file.toString(), in, Files.size(file)).read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": expected a model file that can be read, found " + e, e);
        }
    }

    /// Writes these contents, whole or not at all, as [AtomicFile] does.
    ///
    /// @throws UncheckedIOException if the file cannot be written; an older one is then untouched
    public void write(Path file) {
        AtomicFile.write(file, new TensorWriter(tensors, metadata)::writeTo);
    }

    /// The version of the format that these contents were read from; they are always written in the newest.
    int version() {
        return version;
    }

    /// The tensors by name, in the order of the file; not to be changed.
    public SequencedMap<String, Tensor> tensors() {
        return tensors;
    }

    /// The caller's texts by name, in their order; not to be changed.
    public SequencedMap<String, String> metadata() {
        return metadata;
    }

    /// The tensor `name`, which must have this shape.
    ///
    /// @throws ModelFileRefused if there is no such tensor or its shape is another
    public Tensor require(String name, int... shape) {
        Tensor tensor = tensors.get(name);
        List<Integer> wanted = Arrays.stream(shape).boxed().toList();
        if (tensor == null || !tensor.shape().equals(wanted)) {
            String found = tensor == null ? "no such tensor" : Tensor.shown(tensor.shape());
            throw refused("tensor '" + name + "'", "the shape " + Tensor.shown(wanted), found);
        }
        return tensor;
    }

    /// The values of the tensor `name`, which must be of [ElementType#F32] and have this shape; a copy.
    ///
    /// @throws ModelFileRefused if there is no such tensor, or its type or shape is another
    public float[] requireFloats(String name, int... shape) {
        return requireType(ElementType.F32, name, shape).floats();
    }

    /// The values of the tensor `name`, which must be of [ElementType#F64] and have this shape; a copy.
    ///
    /// @throws ModelFileRefused if there is no such tensor, or its type or shape is another
    public double[] requireDoubles(String name, int... shape) {
        return requireType(ElementType.F64, name, shape).doubles();
    }

    /// The values of the tensor `name`, which must be of [ElementType#I64] and have this shape; a copy.
    ///
    /// @throws ModelFileRefused if there is no such tensor, or its type or shape is another
    public long[] requireLongs(String name, int... shape) {
        return requireType(ElementType.I64, name, shape).longs();
    }

    /// The values of the tensor `name`, which must be of [ElementType#U8] and have this shape; a copy.
    ///
    /// @throws ModelFileRefused if there is no such tensor
    public byte[] requireUnsigned(String name, int... shape) {
        return requireType(ElementType.U8, name, shape).unsigned();
    }

    /// The text `key` of the metadata.
    ///
    /// @throws ModelFileRefused if there is none
    public String requireMetadata(String key) {
        String text = metadata.get(key);
        if (text == null) {
            throw refused("metadata '" + key + "'", "a text", "no such entry");
        }
        return text;
    }

    /// Refuses tensors that are not among `names`; which of those are there is for [#require] to check.
    ///
    /// @throws ModelFileRefused if there is any other tensor
    public void requireOnly(Set<String> names) {
        for (String name : tensors.keySet()) {
            if (!names.contains(name)) {
                throw refused("tensors", "only " + new TreeSet<>(names), "'" + name + "' too");
            }
        }
    }

    /// A refusal of this file, for checks that only the caller can make.
    public ModelFileRefused refused(String check, String expected, String found) {
        return new ModelFileRefused(source, check, expected, found);
    }

    /// Whether the contents are equal, the order of the texts included, and so the bytes they are written as.
    /// Where they were read from does not matter.
    @Override
    public boolean equals(Object other) {
        return other instanceof TensorFile that
                && tensors.equals(that.tensors)
                && List.copyOf(metadata.entrySet()).equals(List.copyOf(that.metadata.entrySet()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(tensors, metadata);
    }

    @Override
    public String toString() {
        return source + " " + tensors + " " + metadata.keySet();
    }

    private Tensor requireType(ElementType type, String name, int... shape) {
        Tensor tensor = require(name, shape);
        if (tensor.type() != type) {
            throw refused("tensor '" + name + "'", type.toString(), tensor.toString());
        }
        return tensor;
    }

    private void requireNames() {
        for (Set<String> names : List.of(tensors.keySet(), metadata.keySet())) {
            for (String name : names) {
                if (name.isEmpty() || name.length() > Format.MAX_NAME_CHARS || !JsonReader.isWellFormed(name)) {
                    throw new IllegalArgumentException("TensorFile: expected names of 1 to " + Format.MAX_NAME_CHARS
                            + " characters of valid Unicode, found '" + ModelFileRefused.shown(name) + "'");
                }
            }
        }
        boolean taken = tensors.containsKey(Format.METADATA)
                || metadata.keySet().stream().anyMatch(Format.RESERVED::contains);
        if (taken) {
            throw new IllegalArgumentException("TensorFile: expected no tensor named " + Format.METADATA
                    + " and no text named " + new TreeSet<>(Format.RESERVED) + ", found one");
        }
    }

    private void requireTexts() {
        metadata.forEach((key, text) -> {
            if (!JsonReader.isWellFormed(text)) {
                throw new IllegalArgumentException(
                        "TensorFile: expected valid Unicode as the text '" + key + "', found a surrogate alone");
            }
        });
    }

    private void requireSizes() {
        int entries = tensors.size() + metadata.size();
        if (entries > Format.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "TensorFile: expected at most " + Format.MAX_ENTRIES + " tensors and texts, found " + entries);
        }
        int header = new TensorWriter(tensors, metadata).headerBytes();
        long data = tensors.values().stream()
                .mapToLong(tensor -> tensor.bytes().length)
                .sum();
        if (header > Format.MAX_HEADER_BYTES || Format.LENGTH_BYTES + (long) header + data > Format.MAX_FILE_BYTES) {
            throw new IllegalArgumentException("TensorFile: expected a header of at most " + Format.MAX_HEADER_BYTES
                    + " bytes and a file of at most " + Format.MAX_FILE_BYTES + ", found " + header + " bytes and "
                    + data + " bytes of data");
        }
    }
}
