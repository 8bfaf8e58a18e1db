package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code POST /parse} takes. All but the text may be left out.
 *
 * @param text the sentence
 * @param referenceTime when it was said, RFC 3339 with offset; default now
 * @param timezone IANA name of where it was said; default the offset of {@code referenceTime}, or
 *     the service's zone
 * @param locale BCP 47 tag of the speaker; default guessed from the text
 * @param prefer whether a time that the words leave open lies ahead ({@code future}, the default)
 *     or behind ({@code past})
 * @param dateOrder how to read 11/2: {@code month_first} or {@code day_first}; default by the
 *     locale
 * @param model name of the model to ask; default {@code default}
 * @param slots the slots that are wanted; default all
 * @param minConfidence least confidence of what is answered; default 0
 * @param expectedSlot the slot that the speaker was asked for; default none
 * @param context the slots that were filled so far, as an earlier answer gave them; with it the
 *     answer has {@code merged} and {@code question}
 * @param alternatives how many other slots to give for the words of each entity; default 0
 * @param explain whether to tell how the answer came about
 */
record ParseRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 2000,
            description = "The sentence")
        @Nullable String text,
    @Schema(
            format = "date-time",
            description = "When it was said, RFC 3339 with offset; default now")
        @Nullable String referenceTime,
    @Schema(description = "IANA name of where it was said; default the offset of reference_time")
        @Nullable String timezone,
    @Schema(description = "BCP 47 tag of the speaker; default guessed from the text")
        @Nullable String locale,
    @Schema(
            description = "Whether a time that the words leave open lies ahead or behind",
            allowableValues = {"future", "past"},
            defaultValue = "future")
        @Nullable String prefer,
    @Schema(
            description = "How to read 11/2; default by the locale",
            allowableValues = {"month_first", "day_first"})
        @Nullable String dateOrder,
    @Schema(description = "Name of the model to ask", defaultValue = "default")
        @Nullable String model,
    @Schema(description = "The slots that are wanted; default all") @Nullable List<String> slots,
    @Schema(
            description = "Least confidence of what is answered",
            defaultValue = "0",
            minimum = "0",
            maximum = "1")
        @Nullable Double minConfidence,
    @Schema(
            description =
                "The slot that the speaker was asked for; it gets what the words leave open, such as"
                    + " a bare Taipei")
        @Nullable String expectedSlot,
    @Schema(
            description =
                "The slots that were filled so far, as an earlier answer gave them; with it, even"
                    + " empty, the answer has merged and question")
        @Nullable Map<String, JsonNode> context,
    @Schema(
            description = "How many other slots to give for the words of each entity",
            defaultValue = "0",
            minimum = "0",
            maximum = "10")
        @Nullable Integer alternatives,
    @Schema(description = "Whether to tell how the answer came about", defaultValue = "false")
        @Nullable Boolean explain) {}
