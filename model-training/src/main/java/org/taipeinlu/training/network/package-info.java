/**
 * The networks as Deeplearning4j graphs. The only package that imports Deeplearning4j; what leaves
 * it is plain arrays and bytes.
 */
@NullMarked
package org.taipeinlu.training.network;

import org.jspecify.annotations.NullMarked;
