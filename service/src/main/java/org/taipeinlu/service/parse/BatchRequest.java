package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code POST /parse/batch} takes.
 *
 * @param requests as for {@code POST /parse}; read one by one, so that a bad one spoils no other
 */
record BatchRequest(
    @ArraySchema(
            schema = @Schema(implementation = ParseRequest.class),
            arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable List<JsonNode> requests) {}
