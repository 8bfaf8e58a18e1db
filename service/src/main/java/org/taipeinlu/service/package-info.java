/** Starts the service and wires what no feature owns. Knows Spring. */
@NullMarked
package org.taipeinlu.service;

import org.jspecify.annotations.NullMarked;
