/** The settings of a training, and the file that they are read from. */
@NullMarked
package org.taipeinlu.training.config;

import org.jspecify.annotations.NullMarked;
