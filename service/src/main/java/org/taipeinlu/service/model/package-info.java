/** The model that answers: where it is, which one it is, whether it is ready. Knows no feature. */
@NullMarked
package org.taipeinlu.service.model;

import org.jspecify.annotations.NullMarked;
