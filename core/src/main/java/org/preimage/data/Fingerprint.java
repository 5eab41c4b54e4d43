package org.preimage.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Tells whether pairs are the very same ones: the names, the values and the order of both columns and rows.
///
/// The digest is SHA-256 over the number of inputs, of outputs and of rows (four bytes each, the highest
/// first), then over all names, inputs first (the number of their bytes in UTF-8 as four bytes, and those
/// bytes), then over all columns in the same order (the eight bytes of each value in IEEE 754 binary64, the
/// highest first; of what is missing those of the canonical NaN).
public final class Fingerprint {
    private Fingerprint() {}

    /// The fingerprint of `pairs`, 64 lower-case hexadecimal digits.
    public static String of(Pairs pairs) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(pairs.inputs().size())
                .putInt(pairs.outputs().size())
                .putInt(pairs.size())
                .flip());
        addNames(digest, pairs.inputs());
        addNames(digest, pairs.outputs());
        addColumns(digest, pairs.x());
        addColumns(digest, pairs.y());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addNames(MessageDigest digest, List<String> names) {
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
    }

    private static void addColumns(MessageDigest digest, double[][] columns) {
        for (double[] column : columns) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, column.length));
            for (double value : column) {
                bytes.putLong(Double.doubleToLongBits(value)); // one NaN for all
            }
            bytes.flip();
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Fingerprint: expected every Java platform to have SHA-256, found none", e);
        }
    }
}
