package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.taipeinlu.service.web.JsonFaults;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.RequestProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers sentences, one or many. */
@RestController
class ParseController {
  private final Answerer answerer;
  private final JsonMapper json;
  private final RequestProperties properties;

  ParseController(Answerer answerer, JsonMapper json, RequestProperties properties) {
    this.answerer = answerer;
    this.json = json;
    this.properties = properties;
  }

  @PostMapping("/parse")
  @Operation(operationId = "parse", summary = "Fills the slots of a sentence")
  ParseResponse parse(@RequestBody ParseRequest request) {
    return answerer.answer(request);
  }

  @PostMapping("/parse/batch")
  @Operation(
      operationId = "parseBatch",
      summary = "Fills the slots of many sentences; a bad one is reported in its place",
      description =
          "As application/x-ndjson, each line of the body is a request as for POST /parse, and each"
              + " line of the answer is what that would answer, or its error. Blank lines are"
              + " passed over. Answers come while requests are sent: read them meanwhile.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = BatchRequest.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                    schema = @Schema(implementation = ParseRequest.class))
              }),
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "OK",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = BatchResponse.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                    schema = @Schema(oneOf = {ParseResponse.class, BatchResponse.Refusal.class}))
              }))
  BatchResponse parse(@RequestBody BatchRequest batch) {
    List<JsonNode> requests = requests(batch);
    List<BatchResponse.Result> results = new ArrayList<>(requests.size());
    for (JsonNode request : requests) {
      results.add(result(request));
    }
    return new BatchResponse(results);
  }

  private List<JsonNode> requests(BatchRequest batch) {
    List<JsonNode> requests = batch.requests();
    if (requests == null) {
      throw ProblemException.at(
          "requests",
          ProblemType.MISSING_FIELD,
          "\"requests\" is missing; send {\"requests\": [{\"text\": …}, …]}");
    }
    if (requests.size() > properties.limits().batch()) {
      throw ProblemException.at(
          "requests",
          ProblemType.BATCH_TOO_LARGE,
          String.format(
              Locale.ROOT,
              "\"requests\" has %,d entries, at most %,d are answered; send several batches",
              requests.size(),
              properties.limits().batch()));
    }
    return requests;
  }

  private BatchResponse.Result result(JsonNode request) {
    try {
      if (request.isNull()) { // Jackson would give null
        throw ProblemException.of(ProblemType.WRONG_TYPE, "A request must be an object");
      }
      return answerer.answer(json.treeToValue(request, ParseRequest.class));
    } catch (JacksonException e) {
      return new BatchResponse.Refusal(JsonFaults.problem(e).toProblemDetail());
    } catch (ProblemException e) {
      if (e.type().status().is5xxServerError()) { // no fault of this request; none can be answered
        throw e;
      }
      return new BatchResponse.Refusal(e.toProblemDetail());
    }
  }
}
