/// The model file: named tensors and text in one safetensors file, and the atomic write every output file goes
/// through.
///
/// Start at [org.preimage.store.TensorFile], which is what a file holds; [org.preimage.store.AtomicFile] puts
/// any file in its place whole or not at all. A file that fails any check is refused with
/// [org.preimage.store.ModelFileRefused], before anything is allocated for what it claims to hold.
///
/// May use every other package of `core`; the codec itself uses nothing but the JDK. To add an element type,
/// add it to [org.preimage.store.ElementType] and give [org.preimage.store.Tensor] its factory and its
/// accessor. To change the layout, raise the format version and keep reading the older ones.
@NullMarked
package org.preimage.store;

import org.jspecify.annotations.NullMarked;
