/// The work behind the commands: fitting, solving, verifying, predicting, and the tables of problems and plans.
///
/// Start at [org.preimage.app.service.SolveJob]; [org.preimage.app.service.FitJob] makes what it needs, and
/// [org.preimage.app.service.VerifyJob] checks what it left. A job takes records and a
/// [org.preimage.run.Context], may be cancelled, returns a record, and prints nothing. May use `core`, `bench`,
/// `table`, `schema`, `simulator` and `report`, and Jackson for the files of a run.
@NullMarked
package org.preimage.app.service;

import org.jspecify.annotations.NullMarked;
