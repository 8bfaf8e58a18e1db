/**
 * The file formats that labelled sentences come in, behind one interface. Knows the corpus, nothing
 * of networks.
 */
@NullMarked
package org.taipeinlu.training.corpus.format;

import org.jspecify.annotations.NullMarked;
