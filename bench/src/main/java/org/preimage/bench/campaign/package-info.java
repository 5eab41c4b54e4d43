/// What a campaign is worth: verified hits against true calls, for Preimage and for other ways to choose what
/// to run.
///
/// Start at [org.preimage.bench.campaign.Race], which runs one [org.preimage.bench.campaign.Strategy] on one
/// [org.preimage.bench.campaign.Task]. May use `core` and `org.preimage.bench`. To add a way to choose, list it
/// in [org.preimage.bench.campaign.Strategy]; to add a task, in [org.preimage.bench.campaign.Task].
@NullMarked
package org.preimage.bench.campaign;

import org.jspecify.annotations.NullMarked;
