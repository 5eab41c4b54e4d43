package org.preimage.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Model files made by hand, without the writer: any header, any data, and the digest that belongs to them.
final class Forged {
    /// The metadata of a good file, up to where the caller's texts would go.
    static final String METADATA =
            "\"__metadata__\":{\"format\":\"preimage-model\",\"format_version\":\"2\",\"sha256\":\"" + zeros() + "\"}";

    /// The name under which [#read] says it found a file.
    static final String FILE = "forged.safetensors";

    private static final byte[] MARK = "\"sha256\":\"".getBytes(StandardCharsets.US_ASCII);

    private Forged() {}

    /// A file with the given members after the metadata, such as `"x":{…}`, signed.
    static byte[] withTensors(String members, byte[] data) {
        return signed(file("{" + METADATA + (members.isEmpty() ? "" : ",") + members + "}", data));
    }

    /// A file with a header of this text, padded, not signed.
    static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        byte[] start = ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(text)
                .array();
        byte[] file = Arrays.copyOf(start, 8 + padded + data.length);
        Arrays.fill(file, start.length, 8 + padded, (byte) ' ');
        System.arraycopy(data, 0, file, 8 + padded, data.length);
        return file;
    }

    /// The file with the digest set right, or as it is where it has no place for one.
    static byte[] signed(byte[] file) {
        int at = digestAt(file);
        if (at < 0 || at + 64 > file.length) {
            return file;
        }
        byte[] signed = file.clone();
        Arrays.fill(signed, at, at + 64, (byte) '0');
        byte[] digits = HexFormat.of().formatHex(sha256(signed)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, signed, at, 64);
        return signed;
    }

    /// Where the digits of the digest start, or -1.
    static int digestAt(byte[] file) {
        for (int i = 0; i + MARK.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + MARK.length, MARK, 0, MARK.length)) {
                return i + MARK.length;
            }
        }
        return -1;
    }

    /// What the reader makes of these bytes.
    static TensorFile read(byte[] file) {
        try {
            return new TensorReader(FILE, new ByteArrayInputStream(file), file.length).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String zeros() {
        return "0".repeat(64);
    }
}
