package org.preimage.bench.paper;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preimage.model.Preset;

/// One piece of the suite: what is measured, of what, from how many pairs, with which seed. It is computed as a whole
/// or not at all.
///
/// @param study what is measured
/// @param problem the problem's name
/// @param entry the method; null where all are looked at together
/// @param setting where its settings come from: the best ones, or the paper's for the problem
/// @param pairs how many are learned from
/// @param seed of pairs, fit and solve
public record Cell(Study study, String problem, @Nullable Entry entry, Setting setting, int pairs, int seed) {

    /// What is measured.
    public enum Study {
        /// Errors, coverage, posterior and time of one method.
        METHOD,
        /// Errors at the usual target of one method that has few pairs.
        SMALL,
        /// Whether good starts localize better: every start with every surrogate and localizer.
        STARTS;

        /// Its word in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where settings come from.
    public enum Setting {
        /// What measures best.
        BEST,
        /// The paper's Table 5.
        PAPER;

        /// Its word in files and tables.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The preset for a problem.
        Preset of(String problem) {
            return this == BEST
                    ? Preset.DEFAULT
                    : switch (problem) {
                        case "sinewave" -> Preset.PAPER;
                        case "arm", "arm-cumulative" -> Preset.PAPER_ARM;
                        case "ballistics" -> Preset.PAPER_BALLISTICS;
                        default ->
                            throw new IllegalArgumentException("Cell: expected a task of the paper, found " + problem);
                    };
        }
    }

    /// What no other cell is called.
    public String id() {
        return String.join(
                "/",
                study.word(),
                problem,
                entry == null ? "all" : entry.word(),
                setting.word(),
                Integer.toString(pairs),
                Integer.toString(seed));
    }
}
