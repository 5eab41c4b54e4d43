package org.preimage.app.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// The characters of a UTF-8 file. A byte order mark at its start is skipped; other encodings, recognized by
/// their first bytes, and bytes that are no UTF-8 are refused with their offset, since guessing them would
/// change names silently.
///
/// A read must have room for two characters, since one may be half of a pair; a [java.io.BufferedReader] always
/// has.
final class Utf8Source extends Reader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Path source;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final boolean marked;
    private long offset; // in the file, of the first byte of the buffer
    private boolean ended;

    Utf8Source(InputStream in, Path source) throws IOException {
        this.in = in;
        this.source = source;
        refill();
        refuseOtherFormats();
        marked = startsWith(0xEF, 0xBB, 0xBF);
        if (marked) {
            bytes.position(3);
        }
    }

    /// Whether the file starts with a byte order mark.
    boolean marked() {
        return marked;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, from, length);
        while (chars.position() == from && length > 0) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                throw undecodable();
            }
            if (result.isOverflow() && chars.position() == from) {
                throw new IllegalArgumentException("Utf8Source: expected room for two characters, found " + length);
            }
            if (chars.position() == from) {
                if (ended) {
                    return -1;
                }
                refill();
            }
        }
        return chars.position() - from;
    }

    /// Moves what is left of the buffer to its start, and fills it up.
    private void refill() throws IOException {
        offset += bytes.position();
        bytes.compact();
        int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < bytes.remaining();
        bytes.position(bytes.position() + read).flip();
    }

    private void refuseOtherFormats() {
        if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE) || hasZeroAt(0) || hasZeroAt(1)) {
            throw new BadTable(source, "expected UTF-8 text, found what looks like UTF-16; save it as UTF-8");
        }
        if (startsWith('P', 'K', 3, 4)) {
            throw new BadTable(
                    source, "expected CSV text, found what looks like a spreadsheet or a zip file; export it as CSV");
        }
        if (startsWith(0x1F, 0x8B)) {
            throw new BadTable(source, "expected CSV text, found what looks like a gzip file; let its name end in .gz");
        }
    }

    private boolean startsWith(int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.limit() || bytes.get(i) != (byte) start[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean hasZeroAt(int i) {
        return i < bytes.limit() && bytes.get(i) == 0;
    }

    private BadTable undecodable() {
        return new BadTable(
                source,
                String.format(
                        Locale.ROOT,
                        "expected UTF-8 text, found the byte 0x%02X at offset %d, which is no part of it; save it as UTF-8",
                        bytes.get(bytes.position()),
                        offset + bytes.position()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
