/// The command line and everything between it and the method.
@NullMarked
package org.preimage.app;

import org.jspecify.annotations.NullMarked;
