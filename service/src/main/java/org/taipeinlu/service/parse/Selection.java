package org.taipeinlu.service.parse;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/**
 * What of a parse the client wants.
 *
 * @param slots names of slots, in the model's order
 * @param minConfidence least confidence
 */
record Selection(List<String> slots, double minConfidence) {

  /**
   * {@return what a request asks for; by default, all}
   *
   * @throws ProblemException if the model has no such slot, or the confidence is none
   */
  static Selection of(ParseRequest request, Manifest manifest) {
    List<String> known = manifest.slots().stream().map(Manifest.SlotType::name).toList();
    List<String> wanted = Objects.requireNonNullElse(request.slots(), known);
    if (!known.containsAll(wanted)) {
      throw ProblemException.at(
          "slots",
          ProblemType.INVALID_VALUE,
          "\"slots\" has a name that the model does not fill; there are: "
              + String.join(", ", known));
    }
    double confidence = Objects.requireNonNullElse(request.minConfidence(), 0.0);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw ProblemException.at(
          "min_confidence",
          ProblemType.INVALID_VALUE,
          String.format(
              Locale.ROOT, "\"min_confidence\" is %s; it must be between 0 and 1", confidence));
    }
    return new Selection(known.stream().filter(wanted::contains).toList(), confidence);
  }

  /** {@return what is wanted of a parse; a slot of too little confidence counts as missing} */
  Parse of(Parse parse) {
    List<Slot> entities =
        parse.entities().stream()
            .filter(entity -> slots.contains(entity.name()))
            .filter(entity -> entity.confidence() >= minConfidence)
            .toList();
    List<String> missing =
        slots.stream()
            .filter(name -> entities.stream().noneMatch(entity -> entity.name().equals(name)))
            .toList();
    return new Parse(parse.text(), parse.language(), entities, missing);
  }
}
