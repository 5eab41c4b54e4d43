package org.preimage.space;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that a misspelled one was probably meant to be, for the messages that refuse it.
///
/// The measure is the optimal string alignment distance: the least number of single characters inserted,
/// deleted or replaced, or of neighbors exchanged, no part being edited twice. Case is looked at only to break
/// ties.
public final class NearestName {
    private NearestName() {}

    /// The name in `known` with the least distance to `asked`, the first one of several; empty if nothing is
    /// known.
    public static Optional<String> of(String asked, Collection<String> known) {
        String lower = asked.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        int leastWithCase = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            int withCase = distance <= least ? distance(asked, name) : Integer.MAX_VALUE;
            if (distance < least || (distance == least && withCase < leastWithCase)) {
                nearest = name;
                least = distance;
                leastWithCase = withCase;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// The words that refuse `found` where one of `known` was expected, for a message to end with, such as
    /// `expected a known input, found 'strian'; the nearest is 'strain'`.
    ///
    /// @param expected what was expected, with its article, such as `a known input`
    public static String refusal(String expected, String found, Collection<String> known) {
        String words = "expected " + expected + ", found '" + found + "'";
        return of(found, known)
                .map(name -> words + "; the nearest is '" + name + "'")
                .orElse(words + "; there is none at all");
    }

    /// The optimal string alignment distance between `a` and `b`, by dynamic programming over three rows of its
    /// table.
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
