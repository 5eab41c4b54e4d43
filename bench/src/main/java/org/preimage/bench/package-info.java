/// The problems of the paper with their true operators, and the metrics.
@NullMarked
package org.preimage.bench;

import org.jspecify.annotations.NullMarked;
