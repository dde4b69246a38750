/**
 * For tests of applications that send mail: a server on a free port that keeps what it
 * gets, alone, as an extension of JUnit Jupiter, or as a bean. Called by tests only;
 * JUnit and spring-test are optional.
 */
@NullMarked
package io.spserver.boot.test;

import org.jspecify.annotations.NullMarked;
