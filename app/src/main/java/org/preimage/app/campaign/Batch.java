package org.preimage.app.campaign;

import org.preimage.trust.HitCount;

/// A batch that was proposed.
///
/// @param number counted from 1
/// @param expected how many of its designs were expected to hit
public record Batch(int number, HitCount expected) {}
