package org.preimage.app.report;

/// A figure in words.
///
/// @param title what it is
/// @param description what it shows, for those who do not see it
record Caption(String title, String description) {}
