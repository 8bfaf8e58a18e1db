package org.taipeinlu.service.feedback;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.taipeinlu.Parse;
import org.taipeinlu.ParseContext;
import org.taipeinlu.service.model.ModelHolder;
import org.taipeinlu.service.model.ServedModel;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.Sentences;
import tools.jackson.databind.json.JsonMapper;

/** Takes feedback, and gives it to reviewers and to the trainer. */
@RestController
@RequestMapping("/feedback")
@ConditionalOnBooleanProperty("nlu.feedback.enabled")
class FeedbackController {
  private static final int LONGEST = 16_000; // chars, as the table has it
  private static final int PAGE = 500;

  private final FeedbackStore store;
  private final ModelHolder models;
  private final Sentences sentences;
  private final JsonMapper json;
  private final Masking masking;

  FeedbackController(
      FeedbackStore store,
      ModelHolder models,
      Sentences sentences,
      JsonMapper json,
      FeedbackProperties properties) {
    this.store = store;
    this.models = models;
    this.sentences = sentences;
    this.json = json;
    this.masking = new Masking(properties.mask());
  }

  /**
   * What {@code POST /feedback} answers; no more, as the sender may not read.
   *
   * @param id by which it can be deleted
   * @param times how often the same was sent
   */
  record Receipt(String id, int times) {}

  /**
   * What a reviewer can choose from.
   *
   * @param words where each word begins and ends, in reading order
   * @param labels slots and roles
   */
  record Choices(List<SpanJson> words, List<SpanJson> labels) {}

  /** A line of the export, as the trainer reads it. */
  record Line(String id, String lang, String text, List<SpanJson> slots) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "feedback", summary = "Says what a sentence should have given")
  Receipt add(@RequestBody FeedbackRequest request) {
    String text = sentences.checked(request.text());
    if (text.length() > LONGEST) {
      throw ProblemException.at(
          "text", ProblemType.TEXT_TOO_LONG, "\"text\" is too long to be stored");
    }
    ServedModel model = models.named(request.model());
    String masked = masking.mask(text);
    List<SpanJson> corrected =
        new SpanReader(model.manifest()).checked("corrected", request.corrected(), masked);
    Parse parse = model.parse(text, new ParseContext(sentences.now(), Optional.empty()));
    Spans found = Spans.of(parse);
    Entry entry =
        store.add(
            new NewEntry(
                Entry.Source.FEEDBACK,
                masked,
                parse.language(),
                found.spans(),
                corrected,
                found.confidence(),
                model.manifest().id()),
            clientId(request));
    return new Receipt(entry.id(), entry.times());
  }

  private static Optional<String> clientId(FeedbackRequest request) {
    String id = request.clientId();
    if (id != null && !id.matches("[A-Za-z0-9._:-]{1,100}")) {
      throw ProblemException.at(
          "client_id",
          ProblemType.INVALID_VALUE,
          "\"client_id\" must be 1 to 100 of A-Z a-z 0-9 . _ : -, such as a UUID");
    }
    return Optional.ofNullable(id);
  }

  @GetMapping
  @Operation(operationId = "feedbackQueue", summary = "Gives what is to be reviewed first")
  List<Entry> queue(
      @RequestParam(defaultValue = "open") String status,
      @RequestParam(defaultValue = "confidence") String order,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > PAGE) {
      throw ProblemException.at(
          "limit", ProblemType.INVALID_VALUE, "\"limit\" must be between 1 and " + PAGE);
    }
    return store.queue(
        choice("status", status, Entry.Status.values()),
        choice("order", order, FeedbackStore.Order.values()),
        limit);
  }

  private static <E extends Enum<E>> E choice(String field, @Nullable String name, E[] choices) {
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
        return choice;
      }
    }
    throw ProblemException.at(
        field,
        ProblemType.INVALID_VALUE,
        Arrays.stream(choices)
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or ", "\"" + field + "\" must be ", "")));
  }

  @GetMapping("/{id}")
  @Operation(operationId = "feedbackEntry", summary = "Gives one entry")
  Entry entry(@PathVariable String id) {
    return store.find(id);
  }

  @GetMapping("/{id}/choices")
  @Operation(
      operationId = "feedbackChoices",
      summary = "Gives the words of an entry that can be marked, and what as")
  Choices choices(@PathVariable String id) {
    SpanReader reader = new SpanReader(models.named(null).manifest());
    return new Choices(reader.words(store.find(id).text()), reader.labels());
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "review",
      summary = "Accepts, rejects or reopens an entry, unless another reviewer was quicker")
  Entry review(@PathVariable String id, @RequestBody ReviewRequest request, Principal reviewer) {
    Integer version = request.version();
    if (version == null) {
      throw ProblemException.at(
          "version",
          ProblemType.MISSING_FIELD,
          "\"version\" is missing; send the one you have seen");
    }
    Entry.Status status = choice("status", request.status(), Entry.Status.values());
    Entry before = store.find(id);
    List<SpanJson> corrected =
        new SpanReader(models.named(null).manifest())
            .checked(
                "corrected",
                Objects.requireNonNullElse(request.corrected(), before.corrected()),
                before.text());
    return store.review(id, version, status, corrected, reviewer.getName());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "deleteFeedback", summary = "Removes an entry for good")
  void delete(@PathVariable String id) {
    store.delete(id);
  }

  @GetMapping("/export")
  @Operation(
      operationId = "exportFeedback",
      summary = "Gives what was accepted as JSON lines, as the trainer reads them")
  void export(HttpServletResponse response) throws IOException {
    List<Entry> page = store.after("", Entry.Status.ACCEPTED, PAGE);
    response.setContentType("application/x-ndjson;charset=UTF-8");
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        Line line =
            new Line("feedback:" + entry.id(), entry.language(), entry.text(), entry.corrected());
        response.getOutputStream().write(json.writeValueAsBytes(line));
        response.getOutputStream().write('\n');
      }
      page = store.after(page.get(page.size() - 1).id(), Entry.Status.ACCEPTED, PAGE);
    }
  }
}
