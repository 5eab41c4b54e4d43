package org.preimage.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which values an input takes.
public sealed interface Kind {
    /// Any number.
    Kind CONTINUOUS = new Continuous();

    /// Whole numbers only.
    Kind INTEGER = new Whole();

    /// Whether the values lie apart from each other.
    boolean discrete();

    /// How a value reads in a table or a message.
    String shown(double value);

    /// Any number.
    record Continuous() implements Kind {
        @Override
        public boolean discrete() {
            return false;
        }

        @Override
        public String shown(double value) {
            return Double.toString(value);
        }
    }

    /// Whole numbers only.
    record Whole() implements Kind {
        @Override
        public boolean discrete() {
            return true;
        }

        @Override
        public String shown(double value) {
            return Long.toString(Math.round(value));
        }
    }

    /// One of several levels without an order. A value is the position of its level in the list.
    ///
    /// @param levels their names, each once
    record Categorical(List<String> levels) implements Kind {
        /// More levels than this are no categories but something else, such as a name for every row.
        public static final int MOST = 50;

        /// @throws IllegalArgumentException if there are no levels or too many, or one is blank or stands twice
        public Categorical {
            levels = List.copyOf(levels);
            if (levels.isEmpty() || levels.size() > MOST) {
                throw new IllegalArgumentException(
                        "Categorical: expected 1 to " + MOST + " levels, found " + levels.size());
            }
            Set<String> seen = new HashSet<>();
            for (String level : levels) {
                if (level.isBlank() || !seen.add(level)) {
                    throw new IllegalArgumentException("Categorical: expected every level once and none blank, found '"
                            + level + "' among " + levels);
                }
            }
        }

        @Override
        public boolean discrete() {
            return true;
        }

        @Override
        public String shown(double value) {
            return levels.get(Math.toIntExact(Math.round(value)));
        }

        /// The position of a level.
        ///
        /// @throws IllegalArgumentException if there is none of that name; the message lists all
        public int index(String level) {
            int index = levels.indexOf(level);
            if (index < 0) {
                throw new IllegalArgumentException(refusal(level));
            }
            return index;
        }

        /// The words that refuse a level that is none of these.
        public String refusal(String level) {
            return NearestName.refusal("one of " + String.join(", ", levels), level, levels);
        }
    }
}
