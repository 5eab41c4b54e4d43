package org.preimage.solve;

/// How far a design should be believed.
///
/// @param hitProbability that every output is what was asked of it
/// @param low where the interval begins that holds the true property nine times in ten, `m` values
/// @param high where it ends, `m` values
/// @param verdict in one word
public record Belief(double hitProbability, double[] low, double[] high, Verdict verdict) {}
