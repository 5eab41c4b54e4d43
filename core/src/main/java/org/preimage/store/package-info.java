/// The model file: a model as named tensors and text in one safetensors file; the checkpoint of an unfinished fit
/// in the same format; and the atomic write every output file goes through.
///
/// Start at [org.preimage.store.ModelFile], which writes and reads a model;
/// [org.preimage.store.Checkpoint] is how far a fit came,
/// [org.preimage.store.TensorFile] is what a file holds, and [org.preimage.store.AtomicFile] puts any file in
/// its place whole or not at all. A file that fails any check is refused with
/// [org.preimage.store.ModelFileRefused], before anything is allocated for what it claims to hold.
///
/// May use every other package of `core`; the codec itself uses nothing but the JDK. To add an element type,
/// add it to [org.preimage.store.ElementType] and give [org.preimage.store.Tensor] its factory and its
/// accessor. To add a kind of sampler, surrogate or transformer, give it a word and its facts where the compiler
/// finds the switch incomplete, and the same word where it is read. To change the layout, raise the format version and
/// keep reading the older ones.
@NullMarked
package org.preimage.store;

import org.jspecify.annotations.NullMarked;
