package org.taipeinlu.service.model;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.value.place.PlaceResolver;
import org.taipeinlu.value.time.TimeResolver;

/**
 * Makes slot fillers of models; the places and times of the world are read once, beside the start.
 */
@Configuration(proxyBeanMethods = false)
class SlotFillerConfiguration {

  @Bean
  Function<ModelBundle, SlotFiller> slotFillers() {
    CompletableFuture<PlaceResolver> places =
        beside("places", () -> new PlaceResolver(Gazetteer.ofDefault()));
    TimeResolver times = new TimeResolver();
    return bundle -> new SlotFiller(bundle, places.join(), times);
  }

  /** A thread of its own: those of the common pool do not see the classes in the jar. */
  static <T> CompletableFuture<T> beside(String thread, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work,
        task -> {
          Thread beside = new Thread(task, thread);
          beside.setDaemon(true); // if the start fails, nothing waits for it
          beside.start();
        });
  }
}
