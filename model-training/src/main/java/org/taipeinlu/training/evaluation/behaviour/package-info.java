/**
 * Changes sentences in ways that must not change what is found, and measures whether it does. Knows
 * the evaluation and what typing does to a sentence.
 */
@NullMarked
package org.taipeinlu.training.evaluation.behaviour;

import org.jspecify.annotations.NullMarked;
