package org.preimage.app.service;

import java.nio.file.Path;
import org.preimage.model.FitOptions;
import org.preimage.random.Seed;

/// What to fit, how, and where the model goes.
///
/// @param source the pairs
/// @param model the model file to write
/// @param options how to fit
/// @param seed where all random numbers come from
/// @param keeping what becomes of files that are there, and of the work
public record FitRequest(PairsFile source, Path model, FitOptions options, Seed seed, Keeping keeping) {}
