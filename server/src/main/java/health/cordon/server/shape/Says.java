package health.cordon.server.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field is for, and within which bounds. The same words stand in the OpenAPI document and bind the reader. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Says {

    /** One sentence. */
    String value();

    /** The least length in code points, number, or count of items. */
    long least() default 0;

    /** The most. */
    long most() default Long.MAX_VALUE;

    /** A pattern that a text matches as a whole; simple and linear. Empty for none. */
    String pattern() default "";

    /** The name of a list of words, of which a text must be one. Empty for any text. */
    String words() default "";

    /** An example for the documentation. Empty for none. */
    String example() default "";
}
