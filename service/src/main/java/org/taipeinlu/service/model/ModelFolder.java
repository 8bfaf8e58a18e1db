package org.taipeinlu.service.model;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/** The one folder from which {@code PUT /model} takes models. */
@Component
class ModelFolder {
  private final Optional<Path> folder;

  ModelFolder(ModelProperties properties) {
    this.folder = Optional.ofNullable(properties.folder());
  }

  /**
   * {@return the place of a bundle in the folder}
   *
   * @param path relative to the folder
   * @throws ProblemException if the folder is not set or the path leads out of it, be it by a link
   */
  ModelLocation resolve(String path) {
    Path root =
        folder.orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.FORBIDDEN,
                    "Models cannot be changed here; the operator may set nlu.model.folder"));
    try {
      Path real = root.toRealPath();
      Path bundle = real.resolve(path).toRealPath();
      if (bundle.startsWith(real) && !bundle.equals(real)) {
        return new ModelLocation(bundle.toString());
      }
    } catch (IOException | InvalidPathException e) {
      // said below, in the same words: what lies outside is nobody's business
    }
    throw ProblemException.at(
        "location",
        ProblemType.INVALID_VALUE,
        "\"location\" is no folder or file of nlu.model.folder; give its path relative to that");
  }
}
