/**
 * Cuts text into tokens and remembers where each came from. Knows nothing of vocabularies or
 * labels.
 */
@NullMarked
package org.taipeinlu.text;

import org.jspecify.annotations.NullMarked;
