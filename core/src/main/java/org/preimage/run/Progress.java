package org.preimage.run;

/// Where a long computation says how far it is. Called from the computing thread; must return quickly.
@FunctionalInterface
public interface Progress {

    /// Nobody listens.
    Progress NONE = (_, _, _, _) -> {};

    /// Takes note of how far a stage is.
    ///
    /// @param stage what is being done, in a word or two, such as `fit prior`
    /// @param done how many of `total` units are done
    /// @param total how many there are at most; a stage may end before
    /// @param note the latest figure worth showing, such as `loss 0.012`; may be empty
    void report(String stage, long done, long total, String note);
}
