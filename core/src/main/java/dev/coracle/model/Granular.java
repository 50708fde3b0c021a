package dev.coracle.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Here an object of an {@link Atomic} type is owned and replaced field by field ({@code x-kubernetes-map-type:
 * granular}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Granular {}
