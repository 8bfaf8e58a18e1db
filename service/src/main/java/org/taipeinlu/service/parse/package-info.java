/** {@code POST /parse} and its batch: a sentence in, filled slots out. Knows the model and web. */
@NullMarked
package org.taipeinlu.service.parse;

import org.jspecify.annotations.NullMarked;
