/// The true `f` that a model stands in for: an exact function, perhaps with its derivatives, or a simulator
/// whose runs may fail.
///
/// Start at [org.preimage.operator.ForwardOperator]; whatever only verifies designs takes the wider
/// [org.preimage.operator.Simulator]. May use `space`. Add an operator: implement one of the interfaces, in the
/// units of its [org.preimage.space.Space]; implementations must be safe for use by several threads at once.
@NullMarked
package org.preimage.operator;

import org.jspecify.annotations.NullMarked;
