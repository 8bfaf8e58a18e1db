package org.taipeinlu.service.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /feedback/{id}} takes.
 *
 * @param version of the entry that the reviewer has seen
 * @param status {@code accepted}, {@code rejected}, or {@code open} to take a decision back
 * @param corrected what fills the slots, all of it; default as it was
 */
record ReviewRequest(
    @Nullable Integer version, @Nullable String status, @Nullable List<SpanJson> corrected) {}
