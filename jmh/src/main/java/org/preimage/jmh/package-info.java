/// Measurements of the numerics: fixed pieces of work beside their known results.
///
/// The pieces of work that [org.preimage.jmh.engine.EngineBench] times. May use `core`.
@NullMarked
package org.preimage.jmh;

import org.jspecify.annotations.NullMarked;
