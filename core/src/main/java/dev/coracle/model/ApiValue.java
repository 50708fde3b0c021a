package dev.coracle.model;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.annotation.processing.Generated;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The house style of immutable values: hidden implementations, JDK collections, {@code withX} copies. */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        // Annotations with members that a user's class path lacks would make the user's compiler warn.
        allowedClasspathAnnotations = {Generated.class, CanIgnoreReturnValue.class, Nullable.class},
        depluralize = true,
        depluralizeDictionary = {
            "address:addresses",
            "alias:aliases",
            "family:families",
            "ingress",
            "search:searches",
            "status:statuses"
        })
public @interface ApiValue {}
