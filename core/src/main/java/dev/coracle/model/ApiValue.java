package dev.coracle.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** The house style of immutable values: hidden implementations, JDK collections, {@code withX} copies. */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
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
