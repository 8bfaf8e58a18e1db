package org.taipeinlu.service.model;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/** Tells which models answer, and changes them. */
@RestController
class ModelController {
  private final ModelHolder models;
  private final ModelFolder folder;

  ModelController(ModelHolder models, ModelFolder folder) {
    this.models = models;
    this.folder = folder;
  }

  @GetMapping("/model")
  @Operation(operationId = "model", summary = "Tells which model answers")
  ModelResponse model(@RequestParam(required = false) @Nullable String name) {
    return ModelResponse.of(models.named(name));
  }

  @GetMapping("/models")
  @Operation(operationId = "models", summary = "Tells which models can be named in a request")
  Map<String, ModelResponse> models() {
    Map<String, ModelResponse> served = new TreeMap<>();
    models
        .slots()
        .forEach(
            (name, slot) ->
                slot.model().ifPresent(model -> served.put(name, ModelResponse.of(model))));
    return served;
  }

  @PutMapping("/model")
  @Operation(operationId = "replaceModel", summary = "Puts a bundle in place of a model")
  ModelResponse replace(@RequestBody ModelRequest request) {
    String location = request.location();
    if (location == null) {
      throw ProblemException.at(
          "location",
          ProblemType.MISSING_FIELD,
          "\"location\" is missing; put the bundle's path in nlu.model.folder there");
    }
    String name = Objects.requireNonNullElse(request.name(), ModelHolder.DEFAULT);
    try {
      return ModelResponse.of(models.replace(name, folder.resolve(location)));
    } catch (InvalidBundleException e) {
      throw ProblemException.at(
          "location", ProblemType.INVALID_BUNDLE, String.valueOf(e.getMessage()));
    }
  }
}
