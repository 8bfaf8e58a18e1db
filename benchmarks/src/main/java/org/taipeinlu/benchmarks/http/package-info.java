/** The service with an endpoint beside {@code /parse} that answers a constant. Never deployed. */
@NullMarked
package org.taipeinlu.benchmarks.http;

import org.jspecify.annotations.NullMarked;
