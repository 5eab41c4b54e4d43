/// What a run can be told in a file: one schema of YAML, or of JSON, for all commands that take `--config`.
///
/// Start at [org.preimage.app.schema.RunConfig], whose components are the keys of a file, and at
/// [org.preimage.app.schema.ConfigFile], which reads and writes it. A file is data: no anchors, no tags, and what
/// it names is for others to open; its size and its depth are limited, and a refusal says the line, the column and
/// the key. May use Jackson and the names of `core`. To add a block, write a record whose components carry
/// [org.preimage.app.schema.Key], and make it a component of another one: reading, writing and the published
/// JSON Schema follow from that.
@NullMarked
package org.preimage.app.schema;

import org.jspecify.annotations.NullMarked;
