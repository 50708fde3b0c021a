/**
 * What tests are made of: for every interface that users may implement, the contract its implementations must keep, as
 * a class of tests to extend. JUnit 5 and jqwik are needed here only, so they are optional. May import: everything.
 */
@NullMarked
package dev.coracle.testkit;

import org.jspecify.annotations.NullMarked;
