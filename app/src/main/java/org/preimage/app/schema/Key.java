package org.preimage.app.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a record is as the key of a file. Its name is the component's, with hyphens, such as
/// `network-epochs`. A component of a primitive type is required, any other one may be left out: it is then
/// null, or an empty list or map.
///
/// The limits hold for the value itself, or for every value of a list or map.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Key {
    /// What it says, as a sentence.
    String value();

    /// The words it may be; any if empty.
    String[] choices() default {};

    /// The least number it may be.
    double from() default Double.NEGATIVE_INFINITY;

    /// A number it must be above.
    double above() default Double.NEGATIVE_INFINITY;

    /// The largest number it may be.
    double upTo() default Double.POSITIVE_INFINITY;

    /// How many items a list must have; any number if 0.
    int items() default 0;
}
