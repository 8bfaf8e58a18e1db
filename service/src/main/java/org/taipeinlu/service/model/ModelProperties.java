package org.taipeinlu.service.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models answer.
 *
 * @param location folder or zip of the model that answers unless a request names another, or {@code
 *     classpath:} and a folder of the class path; the default is the bundle in the jar
 * @param named more models: the location of each by the name that requests use
 * @param folder where {@code PUT /model} may take models from; without it, it may not
 * @param watch how often to look whether a model has changed on disk; 0 for never
 */
@ConfigurationProperties("nlu.model")
record ModelProperties(
    @DefaultValue(ModelLocation.IN_JAR) String location,
    @DefaultValue Map<String, String> named,
    @Nullable Path folder,
    @DefaultValue("10s") Duration watch) {

  ModelProperties {
    named = new TreeMap<>(named);
    if (named.containsKey(ModelHolder.DEFAULT)) {
      throw new IllegalArgumentException(
          "'nlu.model.named' must not hold \"default\"; set nlu.model.location");
    }
    if (watch.isNegative()) {
      throw new IllegalArgumentException("'nlu.model.watch' must not be negative: " + watch);
    }
  }

  /** {@return every model by name} */
  Map<String, ModelLocation> locations() {
    Map<String, ModelLocation> locations = new TreeMap<>();
    named.forEach((name, text) -> locations.put(name, new ModelLocation(text)));
    locations.put(ModelHolder.DEFAULT, new ModelLocation(location));
    return locations;
  }
}
