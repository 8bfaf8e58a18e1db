/**
 * A trained model as files: reads, verifies and writes them. Nothing in a bundle is ever executed
 * or deserialised by Java, and nothing is loaded from a network.
 */
@NullMarked
package org.taipeinlu.bundle;

import org.jspecify.annotations.NullMarked;
