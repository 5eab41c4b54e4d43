package org.preimage.run;

/// A snapshot that does not fit the stage it is given to.
public final class SnapshotRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SnapshotRefused(String part, String expected, String found) {
        super("Snapshot, " + part + ": expected " + expected + ", found " + found);
    }
}
