/**
 * What a filled slot stands for: a place or a time that a program can book with. Knows only data.
 */
@NullMarked
package org.taipeinlu.value;

import org.jspecify.annotations.NullMarked;
