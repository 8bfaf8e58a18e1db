/**
 * Turns tokens into the numbers a network reads. Training and serving both call this code, so that
 * they cannot drift apart. Knows nothing of labels or networks.
 */
@NullMarked
package org.taipeinlu.features;

import org.jspecify.annotations.NullMarked;
