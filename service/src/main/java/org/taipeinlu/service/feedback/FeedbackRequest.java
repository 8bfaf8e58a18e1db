package org.taipeinlu.service.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /feedback} takes. What was answered is what the model finds, by its own account.
 *
 * @param text the sentence
 * @param corrected what fills its slots, all of it; empty if nothing does
 * @param clientId a name of the sender's choice; what is sent again under it counts once
 * @param model name of the model that answered; default {@code default}
 */
record FeedbackRequest(
    @Nullable String text,
    @Nullable List<SpanJson> corrected,
    @Nullable String clientId,
    @Nullable String model) {}
