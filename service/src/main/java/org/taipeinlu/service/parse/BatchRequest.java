package org.taipeinlu.service.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code POST /parse/batch} takes.
 *
 * @param requests as for {@code POST /parse}; read one by one, so that a bad one spoils no other
 */
record BatchRequest(@Nullable List<JsonNode> requests) {}
