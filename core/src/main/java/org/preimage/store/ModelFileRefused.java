package org.preimage.store;

import java.util.Locale;
import java.util.stream.Collectors;

/// A model file that was not read since it failed a check: cut short, changed, not a model of ours, written by
/// a newer version, or made to mislead. Its message is one sentence that says which file, which check, what was
/// expected there and what was found. A file that cannot be reached at all (missing, no permission) is a
/// [java.io.UncheckedIOException] instead.
public final class ModelFileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN_CHARS = 200;

    private final String file;
    private final String check;
    private final String expected;
    private final String found;

    /// @param file where the file is, as the user named it
    /// @param check the part of the file that is at fault, such as `tensor 'weights'`; printable
    /// @param expected what the check wants
    /// @param found what is there; long or unprintable text of a file is shortened and escaped
    public ModelFileRefused(String file, String check, String expected, String found) {
        this(file, check, expected, found, check + ": expected " + shown(expected) + ", found " + shown(found));
    }

    private ModelFileRefused(String file, String check, String expected, String found, String sentence) {
        super(file + ": " + sentence);
        this.file = file;
        this.check = check;
        this.expected = shown(expected);
        this.found = shown(found);
    }

    static ModelFileRefused newerVersion(String file, String version, int newest) {
        String sentence =
                "written by a newer Preimage (format version " + shown(version) + "); this one reads up to " + newest;
        return new ModelFileRefused(file, "format version", "at most " + newest, version, sentence);
    }

    static ModelFileRefused notAModel(String file, String found) {
        String sentence = "a safetensors file, but not a Preimage model: expected " + Format.FORMAT + " = "
                + Format.NAME + " in its metadata, found " + shown(found);
        return new ModelFileRefused(file, "format", Format.NAME, found, sentence);
    }

    /// The file, as the user named it.
    public String file() {
        return file;
    }

    /// The part of the file that is at fault.
    public String check() {
        return check;
    }

    /// What the check wants.
    public String expected() {
        return expected;
    }

    /// What is there.
    public String found() {
        return found;
    }

    /// The text as it may go to a terminal: what a file holds must not move the cursor there, nor fill the
    /// screen.
    static String shown(String text) {
        String start = text.codePoints()
                .limit(MAX_SHOWN_CHARS)
                .mapToObj(c -> isPrintable(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
        return text.length() <= MAX_SHOWN_CHARS ? start : start + "…";
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
