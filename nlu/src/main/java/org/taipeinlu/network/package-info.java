/**
 * Runs a trained network in plain Java. Reads encoded sentences, gives scores; knows nothing of
 * text or of what the labels mean.
 */
@NullMarked
package org.taipeinlu.network;

import org.jspecify.annotations.NullMarked;
