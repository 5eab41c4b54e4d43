package org.preimage.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Lays out one model file: `[header length, 8 bytes][header, padded][data]`. Equal contents give equal bytes.
///
/// @param tensors in the order of their data
/// @param metadata the caller's texts
record TensorWriter(SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
    private static final String NO_DIGEST = "0".repeat(Format.DIGEST_DIGITS);

    void writeTo(OutputStream out) throws IOException {
        out.write(start(digest()));
        for (Tensor tensor : tensors.values()) {
            out.write(tensor.bytes());
        }
    }

    /// The number of bytes of the header, padded.
    int headerBytes() {
        return start(NO_DIGEST).length - Format.LENGTH_BYTES;
    }

    private String digest() {
        MessageDigest sha256 = Format.sha256();
        sha256.update(start(NO_DIGEST));
        tensors.values().forEach(tensor -> sha256.update(tensor.bytes()));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /// Everything before the data.
    private byte[] start(String digest) {
        byte[] text = header(digest).getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(text.length, Format.ALIGNMENT) * Format.ALIGNMENT;
        byte[] bytes = new byte[Format.LENGTH_BYTES + padded];
        Arrays.fill(bytes, (byte) ' ');
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
        return bytes;
    }

    private String header(String digest) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(Format.METADATA, metadata(digest));
        long end = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long begin = end;
            end += entry.getValue().bytes().length;
            members.put(entry.getKey(), slot(entry.getValue(), begin, end));
        }
        return JsonWriter.object(members);
    }

    private String metadata(String digest) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(Format.FORMAT, Format.NAME);
        texts.put(Format.VERSION, String.valueOf(Format.NEWEST_VERSION));
        texts.put(Format.DIGEST, digest);
        texts.putAll(metadata);
        texts.replaceAll((_, text) -> JsonWriter.string(text));
        return JsonWriter.object(texts);
    }

    private static String slot(Tensor tensor, long begin, long end) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(Format.DTYPE, JsonWriter.string(tensor.type().name()));
        members.put(
                Format.SHAPE,
                JsonWriter.array(tensor.shape().stream().map(String::valueOf).toList()));
        members.put(Format.OFFSETS, JsonWriter.array(List.of(String.valueOf(begin), String.valueOf(end))));
        return JsonWriter.object(members);
    }
}
