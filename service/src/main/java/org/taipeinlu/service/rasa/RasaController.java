package org.taipeinlu.service.rasa;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taipeinlu.Parse;
import org.taipeinlu.ParseContext;
import org.taipeinlu.service.model.ModelHolder;
import org.taipeinlu.service.model.ServedModel;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.Sentences;

/** The part of Rasa's HTTP API that understands text. */
@RestController
class RasaController {
  private static final String COMPATIBLE = "3.0.0"; // since then entities look as they do here

  private final ModelHolder models;
  private final Sentences sentences;
  private final RasaMapper mapper;
  private final String version;

  RasaController(
      ModelHolder models,
      Sentences sentences,
      RasaMapper mapper,
      ObjectProvider<BuildProperties> build) {
    this.models = models;
    this.sentences = sentences;
    this.mapper = mapper;
    this.version =
        Optional.ofNullable(build.getIfAvailable())
            .map(BuildProperties::getVersion)
            .orElse("development");
  }

  /** What Rasa's {@code GET /status} answers. */
  record Status(
      String modelFile,
      String modelId,
      Map<String, Object> fingerprint,
      int numActiveTrainingJobs) {}

  /** What Rasa's {@code GET /version} answers. */
  record Version(String version, String minimumCompatibleVersion) {}

  @PostMapping("/model/parse")
  @Operation(
      operationId = "rasaParse",
      summary = "Answers as Rasa does; emulation_mode=wit or dialogflow as those do")
  Object parse(
      @RequestBody RasaRequest request,
      @RequestParam(name = "emulation_mode", defaultValue = "") String mode) {
    ServedModel model = models.named(null);
    String text = sentences.checked(request.text());
    Parse parse = model.parse(text, new ParseContext(sentences.now(), Optional.empty()));
    RasaResponse response = mapper.response(parse, model.manifest());
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "" -> response;
      case "wit" -> WitResponse.of(response);
      case "dialogflow" -> DialogflowResponse.of(parse, model.manifest());
      default ->
          throw ProblemException.at(
              "emulation_mode",
              ProblemType.INVALID_VALUE,
              "\"emulation_mode\" must be wit or dialogflow, or left out for Rasa's own answer");
    };
  }

  @GetMapping("/status")
  @Operation(operationId = "rasaStatus", summary = "Tells the model as Rasa does")
  Status status() {
    ServedModel model = models.named(null);
    return new Status(model.manifest().name(), model.manifest().id(), Map.of(), 0);
  }

  @GetMapping("/version")
  @Operation(operationId = "rasaVersion", summary = "Tells the version as Rasa does")
  Version version() {
    return new Version(version, COMPATIBLE);
  }
}
