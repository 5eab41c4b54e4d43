package org.preimage.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/// The fixed words and the limits of the model file, shared by what writes and what reads, so that nothing can
/// be written that would be refused when read.
final class Format {
    static final String METADATA = "__metadata__";
    static final String DTYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    static final String FORMAT = "format";
    static final String NAME = "preimage-model";
    static final String VERSION = "format_version";
    static final int NEWEST_VERSION = 2;
    static final String DIGEST = "sha256";
    static final int DIGEST_DIGITS = 64;

    /// The keys of the metadata that belong to the codec and not to its caller.
    static final Set<String> RESERVED = Set.of(FORMAT, VERSION, DIGEST);

    /// The header starts after its length, an unsigned 64-bit number, little-endian.
    static final int LENGTH_BYTES = 8;

    /// The header is padded with spaces to a multiple of this, so that the data starts where a `double` may.
    static final int ALIGNMENT = 8;

    static final int MAX_HEADER_BYTES = 16 << 20;
    static final long MAX_FILE_BYTES = 1L << 31;

    /// What one array of the JVM can hold for certain.
    static final long MAX_TENSOR_BYTES = Integer.MAX_VALUE - 8L;

    static final int MAX_RANK = 8;
    static final int MAX_NAME_CHARS = 256;

    /// At most this many tensors and texts together. One of them takes at most 14 values of JSON (a tensor of
    /// rank 8), so that a file within this limit is within the next.
    static final int MAX_ENTRIES = 1 << 14;

    /// A header of 16 MiB could hold millions of JSON values, each many times larger in memory than in the
    /// file.
    static final int MAX_JSON_VALUES = 1 << 18;

    /// The header needs three levels.
    static final int MAX_JSON_DEPTH = 8;

    private Format() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has, found none", e);
        }
    }
}
