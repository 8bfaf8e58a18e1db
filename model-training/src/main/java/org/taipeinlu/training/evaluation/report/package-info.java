/** Shows an evaluation: as a page to read, and as JSON for programs. Measures nothing itself. */
@NullMarked
package org.taipeinlu.training.evaluation.report;

import org.jspecify.annotations.NullMarked;
