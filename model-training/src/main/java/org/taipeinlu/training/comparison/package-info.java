/**
 * Trains networks of several kinds alike and measures what each can and cannot do. Knows the
 * training and the evaluation.
 */
@NullMarked
package org.taipeinlu.training.comparison;

import org.jspecify.annotations.NullMarked;
