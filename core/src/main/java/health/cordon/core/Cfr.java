package health.cordon.core;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The paragraph of Title 45 CFR that the annotated code, or the annotated test, answers to. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Cfr.List.class)
public @interface Cfr {

    /** The citation without its title, for example {@code "164.514(b)(2)(i)(B)"}. */
    String value();

    /** Holds several citations on one element; written by the compiler. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The citations. */
        Cfr[] value();
    }
}
