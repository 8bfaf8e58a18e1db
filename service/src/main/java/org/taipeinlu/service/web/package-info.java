/**
 * What holds for every request: strict JSON, limits, and refusals as RFC 9457 problem details.
 * Knows no feature.
 */
@NullMarked
package org.taipeinlu.service.web;

import org.jspecify.annotations.NullMarked;
