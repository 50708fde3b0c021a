package dev.coracle.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The API name of a type that can stand alone in a document. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GroupVersionKind {
    /** API group, empty for the core group. */
    String group() default "";

    /** API version, such as {@code v1}. */
    String version();

    /** Kind in camel case, such as {@code PodDisruptionBudget}. */
    String kind();
}
