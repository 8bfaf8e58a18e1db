/** Scores the engine that is served against labelled sentences. Knows nothing of training. */
@NullMarked
package org.taipeinlu.training.evaluation;

import org.jspecify.annotations.NullMarked;
