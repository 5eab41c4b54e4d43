package org.preimage.app.schema;

import java.util.List;
import java.util.SequencedMap;

/// A value of a file, and where it stands.
sealed interface Node {

    Place place();

    /// What this is, as a message says it.
    default String shown() {
        return switch (this) {
            case Mapping _ -> "keys with values";
            case Items _ -> "a list";
            case Text text -> "the text '" + BadConfig.shown(text.value()) + "'";
            case Figure figure -> "the number " + BadConfig.shown(figure.digits());
            case Flag flag -> Boolean.toString(flag.value());
            case Nothing _ -> "nothing";
        };
    }

    /// Keys with values, in the order of the file.
    record Mapping(Place place, SequencedMap<String, Member> members) implements Node {}

    /// One value of a mapping.
    ///
    /// @param place where its key stands
    record Member(Place place, Node value) {}

    record Items(Place place, List<Node> items) implements Node {}

    record Text(Place place, String value) implements Node {}

    /// A number, as it is written.
    record Figure(Place place, String digits) implements Node {}

    record Flag(Place place, boolean value) implements Node {}

    /// A key without a value, or `null`.
    record Nothing(Place place) implements Node {}
}
