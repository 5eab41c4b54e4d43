package org.preimage.app.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.space.Kind;

/// The levels of one categorical column while it is read: those that are known beforehand, or those that it turns out
/// to have, in the order in which they first stand.
final class Levels {
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final Kind.@Nullable Categorical known;

    /// @param known the levels there may be; none for any
    Levels(List<String> known) {
        this.known = known.isEmpty() ? null : new Kind.Categorical(known);
        known.forEach(level -> positions.put(level, positions.size()));
    }

    List<String> names() {
        return new ArrayList<>(positions.keySet());
    }

    /// The position of the level that `text` is, which is a new one where any may be; NaN if it is none.
    double position(String text) {
        if (text.isEmpty() || (known != null && !positions.containsKey(text))) {
            return Double.NaN;
        }
        return positions.computeIfAbsent(text, _ -> positions.size());
    }

    /// Whether there are more levels than a category may have.
    boolean isTooMany() {
        return positions.size() > Kind.Categorical.MOST;
    }

    /// What is wrong with a text that is no level.
    CellFault fault(String text) {
        if (text.isEmpty() || known == null) {
            return new CellFault("expected a level, found an empty cell", false);
        }
        return new CellFault(known.refusal(text), true);
    }
}
