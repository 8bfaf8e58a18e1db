/** Trains a tagger and writes it as a bundle that the plain Java engine serves. */
@NullMarked
package org.taipeinlu.training;

import org.jspecify.annotations.NullMarked;
