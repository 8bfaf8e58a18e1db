package org.taipeinlu.service.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks at intervals whether a model has changed on disk, and has it read again.
 *
 * <p>It looks rather than listens, since file events do not come from network file systems and
 * Kubernetes volumes. A bundle that is half copied is refused, and tried again once it has grown.
 */
@Component
class ModelWatcher implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWatcher.class);

  private final ModelHolder models;
  private final Map<String, String> seen = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "model-watcher");
            thread.setDaemon(true);
            return thread;
          });

  ModelWatcher(ModelHolder models, ModelProperties properties) {
    this.models = models;
    models.slots().forEach((name, slot) -> seen.put(name, stamp(slot)));
    Duration interval = properties.watch();
    if (!interval.isZero()) {
      ScheduledFuture<?> unused = // it never fails: look() catches
          timer.scheduleWithFixedDelay(
              this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The location belongs to it: {@code PUT /model} may have changed that. */
  private static String stamp(ModelHolder.Slot slot) {
    return slot.location().text() + "\n" + slot.location().fingerprint();
  }

  private void look() {
    try {
      models.slots().forEach(this::look);
    } catch (RuntimeException e) { // or the timer would stop without a word
      LOG.error("Could not look for changed models", e);
    }
  }

  private void look(String name, ModelHolder.Slot slot) {
    String stamp = stamp(slot);
    String before = seen.put(name, stamp);
    if (!stamp.equals(before)) {
      models.reload(name);
    }
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
