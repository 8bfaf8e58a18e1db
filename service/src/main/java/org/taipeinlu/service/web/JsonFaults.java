package org.taipeinlu.service.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the sender's words what Jackson did not like. No class name gets out. */
public final class JsonFaults {
  private static final int LONGEST_NAME = 64; // a name may be hostile; the beginning identifies it

  private JsonFaults() {}

  /** {@return a fault in a body as a problem} */
  public static ProblemException problem(JacksonException fault) {
    return problem(fault, "The body", place(fault));
  }

  /** {@return a fault in a line of a body as a problem} */
  public static ProblemException problemOfLine(JacksonException fault) {
    return problem(fault, "The line", column(fault));
  }

  private static ProblemException problem(JacksonException fault, String what, String place) {
    String field = path(fault.getPath());
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return ProblemException.at(
          field,
          ProblemType.UNKNOWN_FIELD,
          String.format(
              Locale.ROOT,
              "\"%s\" is not a field; there are: %s",
              shortened(unknown.getPropertyName()),
              names(unknown.getKnownPropertyIds())));
    }
    if (isTrailing(fault)) {
      return ProblemException.of(
          ProblemType.INVALID_JSON, what + " holds more than one value; send one object");
    }
    if (fault instanceof MismatchedInputException mismatch) {
      String must = "must be " + expected(mismatch.getTargetType());
      return field.isEmpty()
          ? ProblemException.of(ProblemType.WRONG_TYPE, what + " " + must)
          : ProblemException.at(field, ProblemType.WRONG_TYPE, "\"" + field + "\" " + must);
    }
    return ProblemException.of(
        ProblemType.INVALID_JSON,
        String.format(Locale.ROOT, "%s is not JSON%s: %s", what, place, firstLine(fault)));
  }

  /** Jackson takes what stands behind the object for a wrong type. */
  private static boolean isTrailing(JacksonException fault) {
    return String.valueOf(fault.getOriginalMessage()).startsWith("Trailing token");
  }

  private static String path(List<JacksonException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(shortened(reference.getPropertyName()));
      }
    }
    return path.toString();
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  private static String names(Collection<Object> known) {
    return known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String expected(Class<?> type) {
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another type";
  }

  private static String column(JacksonException fault) {
    return Optional.ofNullable(fault.getLocation())
        .filter(location -> location.getColumnNr() > 0)
        .map(at -> String.format(Locale.ROOT, " (column %d)", at.getColumnNr()))
        .orElse("");
  }

  private static String place(JacksonException fault) {
    return Optional.ofNullable(fault.getLocation())
        .filter(location -> location.getLineNr() > 0)
        .map(
            at ->
                String.format(
                    Locale.ROOT, " (line %d, column %d)", at.getLineNr(), at.getColumnNr()))
        .orElse("");
  }

  private static String firstLine(JacksonException fault) {
    String message = Optional.ofNullable(fault.getOriginalMessage()).orElse("malformed");
    return message.lines().findFirst().orElse("malformed");
  }
}
