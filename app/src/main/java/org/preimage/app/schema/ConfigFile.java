package org.preimage.app.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads and writes configuration files.
public final class ConfigFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final String VERSION_KEY = "schema";

    private ConfigFile() {}

    /// Reads a file: JSON if its name ends with `.json`, else YAML. The paths of a simulator start at its folder.
    ///
    /// @throws BadConfig if there is no such file, or it does not hold to the schema
    public static RunConfig read(Path file) {
        return read(file, text(file));
    }

    /// Reads the text of a file.
    ///
    /// @param file for messages, and for the form of the text
    /// @throws BadConfig if it does not hold to the schema
    public static RunConfig read(Path file, String text) {
        Node root = NodeReader.read(file, text);
        requireVersion(file, root);
        Path folder = file.getParent();
        return new RecordReader(file).read(RunConfig.class, root).at(folder == null ? "." : folder.toString());
    }

    /// The file that [#read] reads as `config`, in YAML.
    public static String text(RunConfig config) {
        return RecordWriter.yaml(config);
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadConfig(file, "expected a configuration file, found a folder");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException _) {
            throw new BadConfig(file, "expected a configuration file, found nothing of this name");
        } catch (IOException fault) {
            throw new BadConfig(file, "expected a file that can be read, found a fault: " + fault);
        }
        if (bytes.length > MOST_BYTES) {
            throw new BadConfig(file, "expected at most " + MOST_BYTES + " bytes, found more");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            requirePrintable(file, text);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new BadConfig(file, "expected UTF-8, found bytes that are not; save it as UTF-8");
        }
    }

    private static void requirePrintable(Path file, String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isISOControl(c) && "\t\n\r\u0085".indexOf(c) < 0) {
                long lines =
                        text.substring(0, at).chars().filter(b -> b == '\n').count();
                throw new BadConfig(
                        file,
                        new Place((int) lines + 1, at - text.lastIndexOf('\n', at)),
                        "expected text, found the control character " + BadConfig.shown(Character.toString(c)));
            }
        }
    }

    /// A file of a later version is told so, and not that its keys are odd.
    private static void requireVersion(Path file, Node root) {
        if (!(root instanceof Node.Mapping mapping)) {
            throw new BadConfig(file, root.place(), "expected keys with values, found " + root.shown());
        }
        Node.Member version = mapping.members().get(VERSION_KEY);
        if (version == null) {
            throw new BadConfig(
                    file,
                    root.place(),
                    "expected the key '" + VERSION_KEY + "', found none; add '" + VERSION_KEY + ": " + RunConfig.VERSION
                            + "'");
        }
        if (version.value() instanceof Node.Figure figure
                && figure.digits().matches("[1-9][0-9]{0,8}")
                && Integer.parseInt(figure.digits()) > RunConfig.VERSION) {
            throw new BadConfig(
                    file,
                    version.value().place(),
                    "written for a newer Preimage (schema " + figure.digits() + "); this one reads "
                            + RunConfig.VERSION);
        }
    }
}
