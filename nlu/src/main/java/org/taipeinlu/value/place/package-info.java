/**
 * From the words of a place slot to the place they mean. Knows the gazetteer and the shape of the
 * answer, and nothing of the sentence around the words.
 */
@NullMarked
package org.taipeinlu.value.place;

import org.jspecify.annotations.NullMarked;
