/**
 * Makes labelled sentences from patterns and lists of values. Knows the notation of {@code data/},
 * nothing of networks.
 */
@NullMarked
package org.taipeinlu.training.generator;

import org.jspecify.annotations.NullMarked;
