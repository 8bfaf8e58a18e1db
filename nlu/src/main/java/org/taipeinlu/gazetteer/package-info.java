/**
 * The places the program knows by name, and where a sentence names one. Knows tokens, and nothing
 * of labels, slots or networks.
 */
@NullMarked
package org.taipeinlu.gazetteer;

import org.jspecify.annotations.NullMarked;
