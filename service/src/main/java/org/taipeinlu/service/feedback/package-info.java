/**
 * Keeps what users say was right, and what the model was unsure of, for review and training. Knows
 * the model and web; switched off, nothing of it is made.
 */
@NullMarked
package org.taipeinlu.service.feedback;

import org.jspecify.annotations.NullMarked;
