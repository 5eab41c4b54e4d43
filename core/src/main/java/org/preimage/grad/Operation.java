package org.preimage.grad;

/// One step of a computation, recorded on a [Tape] once and run many times. It owns the values it writes and
/// whatever it
/// has to keep from the forward for the backward pass, all allocated when it is made.
public sealed interface Operation {

    /// An operation in which every sample depends on that sample only. It is called for one tile after the
    /// other, with the
    /// neighboring operations of its kind, so that a tile's numbers stay in the cache.
    non-sealed interface Samplewise extends Operation {
        void forward(Slice slice);

        /// Adds to the gradients of the inputs, for these samples, and to the gradients of the parameters of
        /// `slice.part()`.
        void backward(Slice slice);
    }

    /// An operation across samples, such as a loss, cut into parts of its own that may run at the same time.
    non-sealed interface Across extends Operation {
        void forward(int part, int parts);

        /// Called once after all parts, to put them together in a fixed order.
        void join();

        /// Adds to the gradients of the inputs, for these samples.
        void backward(Slice slice);
    }
}
