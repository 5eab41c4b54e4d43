package org.preimage.run;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a long computation keeps how far it came, so that it can be stopped at any moment and go on later.
///
/// A computation opens its stages one after the other, the same ones in the same order whenever it is repeated.
/// A stage that was kept begins with its snapshot and must come to the very result it would have come to without
/// a stop, so when snapshots are taken may depend on the clock. Called from the computing thread only.
@FunctionalInterface
public interface Journal {
    /// Keeps nothing.
    Journal NONE = (_, _) -> new Unkept();

    /// Opens the next stage.
    ///
    /// @param name what is done, in a word or two, such as `prior`
    /// @param series the names of the figures that a unit of its work ends with
    Stage open(String name, List<String> series);

    /// One stage of the computation.
    interface Stage {
        /// What was kept of this stage; null where it begins anew.
        @Nullable
        Snapshot kept();

        /// Takes note of what a unit of the work ended with, which the next snapshot has among its rows.
        ///
        /// @param figures one for each of the series, all finite
        void note(double[] figures);

        /// The stage may be continued from `state`, which is asked for only when it is to be kept.
        void reached(Supplier<Snapshot> state);

        /// Keeps `state` now: the stage is over, or the computation is about to end.
        void keep(Snapshot state);
    }

    /// A stage that is not kept.
    record Unkept() implements Stage {
        @Override
        public @Nullable Snapshot kept() {
            return null;
        }

        @Override
        public void note(double[] figures) {}

        @Override
        public void reached(Supplier<Snapshot> state) {}

        @Override
        public void keep(Snapshot state) {}
    }
}
