package org.taipeinlu.service.model;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells which model answers. */
@RestController
class ModelController {
  private final ModelHolder models;

  ModelController(ModelHolder models) {
    this.models = models;
  }

  @GetMapping("/model")
  ModelResponse model() {
    return ModelResponse.of(models.current().manifest());
  }
}
