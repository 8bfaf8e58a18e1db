/** The library's front door: a sentence goes in, filled slots come out. */
@NullMarked
package org.taipeinlu;

import org.jspecify.annotations.NullMarked;
