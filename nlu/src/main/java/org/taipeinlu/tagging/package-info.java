/**
 * Chooses the best legal sequence of labels and says how sure it is. Knows scores and labels,
 * nothing of the network that made them.
 */
@NullMarked
package org.taipeinlu.tagging;

import org.jspecify.annotations.NullMarked;
