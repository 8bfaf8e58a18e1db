/** Tests of the time resolver. */
@NullMarked
package org.taipeinlu.value.time;

import org.jspecify.annotations.NullMarked;
