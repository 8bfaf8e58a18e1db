package org.taipeinlu.service.parse;

import org.springframework.stereotype.Component;
import org.taipeinlu.ParseContext;
import org.taipeinlu.service.model.ModelHolder;
import org.taipeinlu.service.model.ServedModel;
import org.taipeinlu.service.web.ProblemException;

/** Answers one request, however it came in. Thread-safe. */
@Component
class Answerer {
  private final ModelHolder models;
  private final RequestReader reader;
  private final ExtrasReader extrasReader;
  private final ParseMapper mapper;

  Answerer(
      ModelHolder models, RequestReader reader, ExtrasReader extrasReader, ParseMapper mapper) {
    this.models = models;
    this.reader = reader;
    this.extrasReader = extrasReader;
    this.mapper = mapper;
  }

  /**
   * {@return the slots of the sentence, and what else the request asks for}
   *
   * @throws ProblemException if something is wrong with the request, or no model can answer it
   */
  ParseResponse answer(ParseRequest request) {
    ServedModel model = models.named(request.model());
    String text = reader.text(request);
    ParseContext context = reader.context(request, model.manifest());
    Selection selection = Selection.of(request, model.manifest());
    Extras extras = extrasReader.extras(request, text, context, model);
    return mapper.response(selection.of(model.parse(text, context)), model.manifest(), extras);
  }
}
