package org.taipeinlu.service.parse;

import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /parse} takes. All but the text may be left out.
 *
 * @param text the sentence
 * @param referenceTime when it was said, RFC 3339 with offset; default now
 * @param timezone IANA name of where it was said; default the offset of {@code referenceTime}, or
 *     the service's zone
 * @param locale BCP 47 tag of the speaker; default guessed from the text
 * @param model name of the model to ask; default {@code default}
 */
record ParseRequest(
    @Nullable String text,
    @Nullable String referenceTime,
    @Nullable String timezone,
    @Nullable String locale,
    @Nullable String model) {}
