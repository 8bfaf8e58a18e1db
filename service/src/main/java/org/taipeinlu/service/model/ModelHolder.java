package org.taipeinlu.service.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/**
 * Holds the slot filler that answers.
 *
 * <p>A service without a usable model starts all the same, says why in the log and in its
 * readiness, and answers 503: whoever runs it sees the reason where they look for it.
 */
@Component
public class ModelHolder {
  private static final Logger LOG = LoggerFactory.getLogger(ModelHolder.class);

  private volatile State state;

  ModelHolder(ModelProperties properties) {
    this.state = load(new ModelLocation(properties.location()));
  }

  private static State load(ModelLocation location) {
    try {
      SlotFiller filler = new SlotFiller(ModelBundle.read(location.files()));
      LOG.info(
          "Model \"{}\" ({}) is ready, from {}",
          filler.manifest().name(),
          filler.manifest().id(),
          location.text());
      return new Ready(filler);
    } catch (InvalidBundleException e) {
      LOG.error("No model to answer with: {}. Set nlu.model.location", e.getMessage());
      return new Unready(String.valueOf(e.getMessage()));
    }
  }

  /**
   * {@return what answers now; ask once for each request}
   *
   * @throws ProblemException if no model is loaded
   */
  public SlotFiller current() {
    if (state instanceof Ready ready) {
      return ready.filler();
    }
    throw ProblemException.of(
        ProblemType.MODEL_NOT_READY, "No model is loaded; try again later or tell the operator");
  }

  State state() {
    return state;
  }

  /** Whether there is a model, or why not. */
  sealed interface State permits Ready, Unready {}

  /** A model is loaded. */
  record Ready(SlotFiller filler) implements State {}

  /** None is. */
  record Unready(String reason) implements State {}
}
