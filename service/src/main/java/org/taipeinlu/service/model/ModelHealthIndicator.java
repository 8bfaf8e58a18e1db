package org.taipeinlu.service.model;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when there is a model to answer with. */
@Component
class ModelHealthIndicator implements HealthIndicator {
  private final ModelHolder models;

  ModelHealthIndicator(ModelHolder models) {
    this.models = models;
  }

  @Override
  public Health health() {
    ModelHolder.State state = models.state();
    if (state instanceof ModelHolder.Ready ready) {
      return Health.up().withDetail("id", ready.filler().manifest().id()).build();
    }
    ModelHolder.Unready unready = (ModelHolder.Unready) state;
    return Health.outOfService().withDetail("reason", unready.reason()).build();
  }
}
