package org.preimage.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Reads one model file. Nothing is allocated for what the file claims before the claim is checked against its
/// size.
final class TensorReader {
    private final String file;
    private final InputStream in;
    private final long size;
    private final MessageDigest sha256 = Format.sha256();

    /// @param file the file's name, for messages
    /// @param in at the file's start; left open
    /// @param size the number of bytes the file has
    TensorReader(String file, InputStream in, long size) {
        this.file = file;
        this.in = in;
        this.size = size;
    }

    TensorFile read() throws IOException {
        requireSize();
        byte[] length = bytes(Format.LENGTH_BYTES);
        byte[] text = bytes(headerBytes(length));
        Header header = new HeaderReader(file, text, size - Format.LENGTH_BYTES - text.length).read();
        Arrays.fill(text, header.digestAt(), header.digestAt() + Format.DIGEST_DIGITS, (byte) '0');
        sha256.update(length);
        sha256.update(text);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Header.Slot slot : header.slots()) {
            byte[] bytes = bytes(slot.bytes());
            sha256.update(bytes);
            tensors.put(slot.name(), Tensor.over(slot.type(), slot.shape(), bytes));
        }
        if (in.read() >= 0) {
            throw refused("length of the file", size + " bytes", "more, it grew while it was read");
        }
        requireDigest(header.digest());
        tensors.forEach(this::requireFinite);
        return new TensorFile(tensors, header.metadata(), file, header.version());
    }

    private void requireSize() {
        if (size < Format.LENGTH_BYTES) {
            throw refused("length of the file", "at least " + Format.LENGTH_BYTES + " bytes", size + " bytes");
        }
        if (size > Format.MAX_FILE_BYTES) {
            throw refused("length of the file", "at most " + Format.MAX_FILE_BYTES + " bytes", size + " bytes");
        }
    }

    private int headerBytes(byte[] length) {
        long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long most = Math.min(Format.MAX_HEADER_BYTES, size - Format.LENGTH_BYTES);
        if (Long.compareUnsigned(bytes, most) > 0) {
            throw refused("length of the header", "at most " + most + " bytes", Long.toUnsignedString(bytes));
        }
        if (bytes == 0 || bytes % Format.ALIGNMENT != 0) {
            throw refused("length of the header", "a multiple of " + Format.ALIGNMENT + ", not 0", bytes + " bytes");
        }
        return Math.toIntExact(bytes);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int read = in.readNBytes(bytes, 0, count);
        if (read < count) {
            throw refused("length of the file", size + " bytes", "fewer, it was cut short while it was read");
        }
        return bytes;
    }

    private void requireDigest(String claimed) {
        String actual = HexFormat.of().formatHex(sha256.digest());
        if (!actual.equals(claimed)) {
            throw refused("SHA-256 (the file was changed or damaged)", claimed, actual);
        }
    }

    private void requireFinite(String name, Tensor tensor) {
        int index = tensor.firstNotFinite();
        if (index >= 0) {
            throw refused(
                    "tensor '" + ModelFileRefused.shown(name) + "'",
                    "finite values",
                    "one that is not at index " + index + " of " + tensor);
        }
    }

    private ModelFileRefused refused(String check, String expected, String found) {
        return new ModelFileRefused(file, check, expected, found);
    }
}
