package org.taipeinlu.service.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Meters of which models answer, and of their changes. */
@Component
class ModelMeters {
  private final MeterRegistry registry;
  private final MultiGauge info;

  ModelMeters(MeterRegistry registry) {
    this.registry = registry;
    this.info =
        MultiGauge.builder("nlu.model.info")
            .description("1 for each model that answers")
            .register(registry);
  }

  void loaded(String model, boolean success) {
    Counter.builder("nlu.model.loads")
        .description("Bundles that were read for a model, by whether they were taken")
        .tags("model", model, "outcome", success ? "loaded" : "refused")
        .register(registry)
        .increment();
  }

  void show(Map<String, ModelHolder.Slot> slots) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    slots.forEach((name, slot) -> slot.model().ifPresent(model -> rows.add(row(name, model))));
    info.register(rows, true);
  }

  private static MultiGauge.Row<?> row(String name, ServedModel model) {
    return MultiGauge.Row.of(
        Tags.of("model", name, "name", model.manifest().name(), "id", model.id()), 1);
  }
}
