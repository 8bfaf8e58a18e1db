/** The commands. Reads options, calls, prints; holds no logic. */
@NullMarked
package org.taipeinlu.training.cli;

import org.jspecify.annotations.NullMarked;
