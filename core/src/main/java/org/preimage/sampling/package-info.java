/// Point sets in the unit cube, and their map to the normal latent.
///
/// Start at [org.preimage.sampling.PointSet], then [org.preimage.sampling.LatentPoints]. May use `math` and
/// `random`. To add a point set: write a record that implements `PointSet`, list it in its `permits`, in
/// `PointSet.all()` and so in the laws of `PointSetTest`.
///
/// The resource `joe-kuo.txt.gz` holds primitive polynomials and initial direction numbers of 4096
/// dimensions: the first lines of the table `new-joe-kuo-6.21201` of S. Joe and F. Y. Kuo, "Constructing
/// Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008), in their
/// format: the dimension, the degree of the polynomial, its inner coefficients as one number, and the
/// initial numbers `m`. The table is copyright (c) 2008, Frances Y. Kuo and Stephen Joe, under a BSD-style
/// license.
@NullMarked
package org.preimage.sampling;

import org.jspecify.annotations.NullMarked;
