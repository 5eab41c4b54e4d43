package org.preimage.app.schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads the text of a file as one value: the YAML that JSON's values can say, or JSON. Refused are a second
/// document, doubled keys, anchors, aliases and tags, keys that are no text, and more depth or values than any
/// configuration has.
final class NodeReader {
    private static final int MOST_DEPTH = 16;
    private static final int MOST_VALUES = 100_000;

    /// One level and one value more than allowed here, so that the refusal is ours.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MOST_DEPTH + 1)
            .maxNumberLength(1000)
            .build();

    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private final Path file;
    private final JsonParser tokens;
    private int values;

    private NodeReader(Path file, JsonParser tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /// The value that `text` is.
    ///
    /// @param file for messages; JSON if its name ends so
    /// @throws BadConfig if there is no such value
    static Node read(Path file, String text) {
        TokenStreamFactory format = file.toString().endsWith(".json") ? JSON : yaml(text);
        try (JsonParser tokens = format.createParser(ObjectReadContext.empty(), text)) {
            NodeReader reader = new NodeReader(file, tokens);
            try {
                return reader.document();
            } catch (JacksonException fault) {
                throw reader.refusal(fault);
            }
        }
    }

    /// With room for the whole text at once: this parser fails where the end of its buffer cuts a character of
    /// two halves (SnakeYAML Engine 3.0.1).
    private static TokenStreamFactory yaml(String text) {
        return YAMLFactory.builder()
                .streamReadConstraints(LIMITS)
                .loadSettings(LoadSettings.builder()
                        .setBufferSize(text.length() + 2)
                        // which are refused below, in the same words for YAML and JSON
                        .setAllowDuplicateKeys(true)
                        .build())
                .build();
    }

    private BadConfig refusal(JacksonException fault) {
        String language = file.toString().endsWith(".json") ? "JSON" : "YAML";
        TokenStreamLocation known = fault.getLocation();
        Place place = known == null ? here() : Place.of(known);
        String words = fault.getOriginalMessage();
        if (fault.getCause() instanceof MarkedYamlEngineException marked) {
            place = marked.getProblemMark().map(NodeReader::place).orElse(place);
            words = marked.getProblem();
        }
        String line = words.lines().findFirst().orElse(words).split("\\. \\(", 2)[0];
        BadConfig refusal =
                new BadConfig(file, place, "expected " + language + ", found a fault: " + BadConfig.shown(line));
        refusal.initCause(fault);
        return refusal;
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Node document() {
        if (tokens.nextToken() == null) {
            throw refused(Place.START, "expected keys with values, found an empty file");
        }
        Node root = value(1);
        if (tokens.nextToken() != null) {
            throw refused(here(), "expected one document, found the start of a second one");
        }
        return root;
    }

    /// The value that starts at the current token, which ends at the then current one.
    private Node value(int depth) {
        Place place = here();
        requirePlain(place);
        if (++values > MOST_VALUES) {
            throw refused(place, "expected at most " + MOST_VALUES + " values, found more");
        }
        if (depth > MOST_DEPTH) {
            throw refused(place, "expected at most " + MOST_DEPTH + " levels of nesting, found more");
        }
        return switch (Optional.ofNullable(tokens.currentToken()).orElse(JsonToken.NOT_AVAILABLE)) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new Node.Text(place, tokens.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Figure(place, tokens.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Node.Flag(place, tokens.getBooleanValue());
            case VALUE_NULL -> new Node.Nothing(place);
            default -> throw refused(place, "expected a value, found the end of the file");
        };
    }

    private Node.Mapping mapping(Place place, int depth) {
        SequencedMap<String, Node.Member> members = new LinkedHashMap<>();
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            Place at = here();
            requirePlain(at);
            String key = tokens.getString();
            tokens.nextToken();
            if (members.put(key, new Node.Member(at, value(depth + 1))) != null) {
                throw refused(at, "expected every key once, found '" + BadConfig.shown(key) + "' again");
            }
        }
        return new Node.Mapping(place, members);
    }

    private Node.Items items(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return new Node.Items(place, items);
    }

    /// A value that stands for another one could stand for very many.
    private void requirePlain(Place place) {
        String found = null;
        if (tokens instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            found = "an alias, '*" + BadConfig.shown(tokens.getString()) + "'";
        } else if (tokens.getObjectId() instanceof String anchor) {
            found = "an anchor, '&" + BadConfig.shown(anchor) + "'";
        } else if (tokens.getTypeId() instanceof String tag) {
            found = "a tag, '!" + BadConfig.shown(tag) + "'";
        }
        if (found != null) {
            throw refused(place, "expected a value that stands for itself, found " + found);
        }
    }

    private Place here() {
        return Place.of(tokens.currentTokenLocation());
    }

    private BadConfig refused(Place place, String sentence) {
        return new BadConfig(file, place, sentence);
    }
}
