/** Labelled sentences and the files they come from and go to. Knows nothing of networks. */
@NullMarked
package org.taipeinlu.training.corpus;

import org.jspecify.annotations.NullMarked;
