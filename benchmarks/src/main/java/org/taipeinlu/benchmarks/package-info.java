/** Measures the program beside its peers, in one run. Knows every module; nobody knows it. */
@NullMarked
package org.taipeinlu.benchmarks;

import org.jspecify.annotations.NullMarked;
