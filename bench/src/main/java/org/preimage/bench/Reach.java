package org.preimage.bench;

/// How much of the true solution set some designs reach.
///
/// @param components how many of the true components have a design
/// @param of how many there are
/// @param fewest the designs of the component that has fewest
/// @param most the designs of the component that has most
/// @param fill the largest distance of a true solution from the nearest design
/// @param least the least distance of two designs
public record Reach(int components, int of, int fewest, int most, double fill, double least) {}
