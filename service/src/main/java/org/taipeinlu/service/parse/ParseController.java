package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.taipeinlu.ParseContext;
import org.taipeinlu.service.model.ModelHolder;
import org.taipeinlu.service.model.ServedModel;
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
  private final ModelHolder models;
  private final RequestReader reader;
  private final ExtrasReader extrasReader;
  private final ParseMapper mapper;
  private final JsonMapper json;
  private final RequestProperties properties;

  ParseController(
      ModelHolder models,
      RequestReader reader,
      ExtrasReader extrasReader,
      ParseMapper mapper,
      JsonMapper json,
      RequestProperties properties) {
    this.models = models;
    this.reader = reader;
    this.extrasReader = extrasReader;
    this.mapper = mapper;
    this.json = json;
    this.properties = properties;
  }

  @PostMapping("/parse")
  @Operation(operationId = "parse", summary = "Fills the slots of a sentence")
  ParseResponse parse(@RequestBody ParseRequest request) {
    return answer(request);
  }

  @PostMapping("/parse/batch")
  @Operation(
      operationId = "parseBatch",
      summary = "Fills the slots of many sentences; a bad one is reported in its place")
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
      return answer(json.treeToValue(request, ParseRequest.class));
    } catch (JacksonException e) {
      return new BatchResponse.Refusal(JsonFaults.problem(e).toProblemDetail());
    } catch (ProblemException e) {
      if (e.type().status().is5xxServerError()) { // no fault of this request; none can be answered
        throw e;
      }
      return new BatchResponse.Refusal(e.toProblemDetail());
    }
  }

  private ParseResponse answer(ParseRequest request) {
    ServedModel model = models.named(request.model());
    String text = reader.text(request);
    ParseContext context = reader.context(request, model.manifest());
    Selection selection = Selection.of(request, model.manifest());
    Extras extras = extrasReader.extras(request, text, context, model);
    return mapper.response(selection.of(model.parse(text, context)), model.manifest(), extras);
  }
}
