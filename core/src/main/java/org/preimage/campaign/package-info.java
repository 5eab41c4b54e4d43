/// Which designs to run next on a simulator whose every run is dear: learned from all runs so far, chosen so
/// that many of them hit a target.
///
/// Start at [org.preimage.campaign.Proposer], which is asked for a batch at a time;
/// [org.preimage.campaign.Quest] is what a campaign looks for, [org.preimage.campaign.History] what was run.
/// Nothing here runs a simulator or keeps a file. May use all packages but `store`. To choose in another way,
/// change what [org.preimage.campaign.Choice] makes of what is expected of the candidates.
@NullMarked
package org.preimage.campaign;

import org.jspecify.annotations.NullMarked;
