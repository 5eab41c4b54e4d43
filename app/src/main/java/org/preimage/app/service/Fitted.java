package org.preimage.app.service;

import java.nio.file.Path;
import org.preimage.model.InverseModel;

/// What came out of a fit.
///
/// @param model the model
/// @param folder where the fit kept its work
/// @param seconds how long it took
public record Fitted(InverseModel model, Path folder, double seconds) {}
