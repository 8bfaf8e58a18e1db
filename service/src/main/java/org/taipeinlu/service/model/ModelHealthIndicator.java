package org.taipeinlu.service.model;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when every model can answer; a model that refused its successor still can. */
@Component
class ModelHealthIndicator implements HealthIndicator {
  private final ModelHolder models;

  ModelHealthIndicator(ModelHolder models) {
    this.models = models;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    models
        .slots()
        .forEach(
            (name, slot) -> {
              slot.model().ifPresent(model -> health.withDetail(name, model.id()));
              slot.refusal().ifPresent(reason -> health.withDetail(name + " refused", reason));
              if (slot.model().isEmpty()) {
                health.outOfService();
              }
            });
    return health.build();
  }
}
