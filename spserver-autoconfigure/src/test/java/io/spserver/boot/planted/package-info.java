/**
 * What the architecture rules must find. Stands for {@code io.spserver.boot} in the tests
 * of the rules.
 */
package io.spserver.boot.planted;
