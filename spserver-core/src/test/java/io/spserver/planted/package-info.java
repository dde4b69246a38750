/**
 * What the architecture rules must find: each type imports something that a type of its
 * package may not. Stands for {@code io.spserver} in the tests of the rules.
 */
package io.spserver.planted;
