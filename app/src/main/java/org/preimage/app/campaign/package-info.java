/// Campaigns: a simulator is run on batch after batch of designs, each learned from all before, until enough of
/// them hit a target or the budget is spent.
///
/// Start at [org.preimage.app.campaign.CampaignJob], which goes on with a campaign from wherever it is;
/// [org.preimage.app.campaign.StateFile] is all that it knows, [org.preimage.app.campaign.Plan] what it was told.
/// Which designs come next, `core` says ([org.preimage.campaign.Proposer]). May use `core`, `schema`, `table`,
/// `report`, `service` and `simulator`, Jackson and SQLite. To keep more of a run, add a column to the state
/// file, with a new version of it.
@NullMarked
package org.preimage.app.campaign;

import org.jspecify.annotations.NullMarked;
