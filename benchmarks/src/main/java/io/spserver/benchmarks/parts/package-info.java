/**
 * Parts of the core measured alone, with JMH. They show what a change of a part costs or
 * gains; what it means for a server, only the scenarios show.
 */
@NullMarked
package io.spserver.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
