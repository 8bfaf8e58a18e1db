/**
 * How results look in JSON whoever asks: positions, places and times. Knows the library's values,
 * no feature and no HTTP.
 */
@NullMarked
package org.taipeinlu.service.wire;

import org.jspecify.annotations.NullMarked;
