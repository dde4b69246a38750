/**
 * SPServer's servers in the life of a Spring application: started and stopped with its
 * context, described by customizers, announced by events, and explained when they cannot
 * start. Applications use the customizers, events and, to order their own beans, the
 * phases; the rest is called by the auto-configuration.
 */
@NullMarked
package io.spserver.boot;

import org.jspecify.annotations.NullMarked;
