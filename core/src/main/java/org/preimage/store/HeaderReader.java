package org.preimage.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.preimage.store.Json.Count;
import org.preimage.store.Json.Items;
import org.preimage.store.Json.Members;
import org.preimage.store.Json.Text;

/// Reads and checks the header of one file. What kind of file and which version it is comes first, so that a
/// file that is no model, or one of a later version, is told so and not that its contents are odd.
final class HeaderReader {
    private static final Set<String> SLOT_NAMES = Set.of(Format.DTYPE, Format.SHAPE, Format.OFFSETS);

    private final String file;
    private final byte[] header;
    private final long dataBytes;

    /// @param header the header as in the file, with its padding
    /// @param dataBytes how many bytes follow the header
    HeaderReader(String file, byte[] header, long dataBytes) {
        this.file = file;
        this.header = header;
        this.dataBytes = dataBytes;
    }

    Header read() {
        if (header[0] != '{') {
            throw refused("header", "'{' at its start", "byte " + Byte.toUnsignedInt(header[0]));
        }
        String text = text();
        Map<String, Json> members = members(JsonReader.read(text, file), "header");
        SequencedMap<String, Text> metadata = metadata(members);
        Text digest = digest(metadata, text);
        List<Header.Slot> slots = slots(members);
        requireEntries(metadata.size() - Format.RESERVED.size() + slots.size());
        int digestAt = text.substring(0, digest.start()).getBytes(StandardCharsets.UTF_8).length;
        int version = Integer.parseInt(required(metadata, Format.VERSION).value());
        return new Header(version, ours(metadata), digest.value(), digestAt, slots);
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException _) {
            throw refused("header", "UTF-8", "bytes that are not");
        }
    }

    private SequencedMap<String, Text> metadata(Map<String, Json> members) {
        Json metadata = members.get(Format.METADATA);
        if (metadata == null) {
            throw ModelFileRefused.notAModel(file, "no metadata");
        }
        SequencedMap<String, Text> texts = new LinkedHashMap<>();
        members(metadata, "metadata").forEach((key, value) -> {
            if (!(value instanceof Text text)) {
                throw refused("metadata " + quoted(key), "a string", value.kind());
            }
            texts.put(key, text);
        });
        requireFormat(texts);
        return texts;
    }

    private void requireFormat(Map<String, Text> metadata) {
        Text format = metadata.get(Format.FORMAT);
        if (format == null || !format.value().equals(Format.NAME)) {
            throw ModelFileRefused.notAModel(file, format == null ? "no such entry" : quoted(format.value()));
        }
        String version = required(metadata, Format.VERSION).value();
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw refused("format version", "a whole number from 1", quoted(version));
        }
        if (Integer.parseInt(version) > Format.NEWEST_VERSION) {
            throw ModelFileRefused.newerVersion(file, version, Format.NEWEST_VERSION);
        }
    }

    /// The claimed digest. Its digits stand in the file as they are, not as escapes, since they are zeroed
    /// there to check it.
    private Text digest(Map<String, Text> metadata, String header) {
        Text digest = required(metadata, Format.DIGEST);
        boolean digits = digest.value().matches("[0-9a-f]{" + Format.DIGEST_DIGITS + "}");
        if (!digits || !header.startsWith(digest.value(), digest.start())) {
            throw refused("SHA-256", "64 lower-case hexadecimal digits", quoted(digest.value()));
        }
        return digest;
    }

    private Text required(Map<String, Text> metadata, String key) {
        Text value = metadata.get(key);
        if (value == null) {
            throw refused("metadata " + quoted(key), "a string", "no such entry");
        }
        return value;
    }

    private static SequencedMap<String, String> ours(SequencedMap<String, Text> metadata) {
        SequencedMap<String, String> ours = new LinkedHashMap<>();
        metadata.forEach((key, text) -> ours.put(key, text.value()));
        ours.keySet().removeAll(Format.RESERVED);
        return ours;
    }

    private void requireEntries(int entries) {
        if (entries > Format.MAX_ENTRIES) {
            throw refused("header", "at most " + Format.MAX_ENTRIES + " tensors and texts", String.valueOf(entries));
        }
    }

    private List<Header.Slot> slots(Map<String, Json> members) {
        List<Header.Slot> slots = new ArrayList<>();
        long end = 0;
        for (Map.Entry<String, Json> member : members.entrySet()) {
            if (!member.getKey().equals(Format.METADATA)) {
                Header.Slot slot = slot(member.getKey(), member.getValue(), end);
                slots.add(slot);
                end += slot.bytes();
            }
        }
        if (end != dataBytes) {
            throw refused("length of the file", end + " bytes of data after the header", dataBytes + " bytes");
        }
        return slots;
    }

    private Header.Slot slot(String name, Json value, long begin) {
        String where = "tensor " + quoted(name);
        Map<String, Json> parts = members(value, where);
        if (!parts.keySet().equals(SLOT_NAMES)) {
            throw refused(
                    where,
                    "the entries dtype, shape and data_offsets",
                    parts.keySet().toString());
        }
        ElementType type = type(parts, where);
        List<Integer> shape = shape(parts, where);
        long bytes = type.bytes(shape);
        List<Long> offsets = counts(parts, Format.OFFSETS, where);
        // Both sides are at most 2^31 + dataBytes, so this cannot overflow; a shape too large never matches.
        if (bytes == Long.MAX_VALUE || !offsets.equals(List.of(begin, begin + bytes))) {
            String wanted = bytes == Long.MAX_VALUE
                    ? "a shape of at most " + Format.MAX_TENSOR_BYTES + " bytes"
                    : "data_offsets " + List.of(begin, begin + bytes) + " for its place and shape";
            throw refused(where, wanted, "data_offsets " + offsets + " for " + type + " " + Tensor.shown(shape));
        }
        if (begin + bytes > dataBytes) {
            throw refused(where, "data that ends within the file's " + dataBytes + " bytes", offsets.toString());
        }
        return new Header.Slot(name, type, shape, Math.toIntExact(bytes));
    }

    private ElementType type(Map<String, Json> parts, String where) {
        if (parts.get(Format.DTYPE) instanceof Text text) {
            for (ElementType type : ElementType.values()) {
                if (type.name().equals(text.value())) {
                    return type;
                }
            }
            throw refused(where, "dtype F32, F64, I64 or U8", quoted(text.value()));
        }
        throw refused(where, "a string as its dtype", "something else");
    }

    private List<Integer> shape(Map<String, Json> parts, String where) {
        List<Long> sizes = counts(parts, Format.SHAPE, where);
        if (sizes.size() > Format.MAX_RANK || sizes.stream().anyMatch(size -> size > Integer.MAX_VALUE)) {
            String wanted = "a shape of at most " + Format.MAX_RANK + " sizes below 2^31";
            throw refused(where, wanted, sizes.size() + " sizes " + sizes);
        }
        return sizes.stream().map(Math::toIntExact).toList();
    }

    private List<Long> counts(Map<String, Json> parts, String name, String where) {
        List<Long> counts = new ArrayList<>();
        if (parts.get(name) instanceof Items(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Count(long value)) {
                    counts.add(value);
                }
            }
            if (counts.size() == items.size()) {
                return counts;
            }
        }
        throw refused(where, "whole numbers as its " + name, "something else");
    }

    private Map<String, Json> members(Json value, String where) {
        if (value instanceof Members(SequencedMap<String, Json> members)) {
            return members;
        }
        throw refused(where, "an object", value.kind());
    }

    private static String quoted(String text) {
        return "'" + ModelFileRefused.shown(text) + "'";
    }

    private ModelFileRefused refused(String check, String expected, String found) {
        return new ModelFileRefused(file, check, expected, found);
    }
}
