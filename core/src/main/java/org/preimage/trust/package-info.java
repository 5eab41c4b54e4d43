/// How wrong a surrogate may be at a design, learned from rows that it was not fitted to: predictive laws,
/// intervals, probabilities that a design hits, and how many of many will.
///
/// Start at [org.preimage.trust.ErrorLaw]; what it says of some designs is an [org.preimage.trust.Outlook].
/// Everything is standardized. To let another sign of trouble speak, add it to [org.preimage.trust.Traits]. May
/// use all packages that stand before it in the table of ARCHITECTURE.md.
@NullMarked
package org.preimage.trust;

import org.jspecify.annotations.NullMarked;
