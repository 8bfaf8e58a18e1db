/** Invents names of places that sound like real ones. Knows the network and the gazetteer. */
@NullMarked
package org.taipeinlu.training.names;

import org.jspecify.annotations.NullMarked;
