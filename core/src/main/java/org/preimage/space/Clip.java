package org.preimage.space;

/// At which end of what is known of an output its values are clipped: whatever lies beyond is told as the bound
/// itself, as a gap that cannot be below zero, or an instrument at the end of its scale.
public enum Clip {
    /// Nowhere: the values are what they are.
    NONE {
        @Override
        public boolean isBeyond(double value, double low, double high) {
            return false;
        }
    },
    /// At the least value.
    LOW {
        @Override
        public boolean isBeyond(double value, double low, double high) {
            return value <= low;
        }
    },
    /// At the greatest value.
    HIGH {
        @Override
        public boolean isBeyond(double value, double low, double high) {
            return value >= high;
        }
    };

    /// Whether `value` is at the bound or beyond, so that it is told as the bound.
    ///
    /// @param low the least value that is told
    /// @param high the greatest value that is told
    public abstract boolean isBeyond(double value, double low, double high);
}
