package org.taipeinlu.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.taipeinlu.Parse;
import org.taipeinlu.ParseContext;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.service.TinyModel;
import org.taipeinlu.value.place.PlaceResolver;
import org.taipeinlu.value.time.TimeResolver;

class ModelSwapTests {
  private static final int SWAPS = 100;
  private static final int CLIENTS = 4;
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.parse("2026-10-20T09:00+08:00[Asia/Taipei]"), Optional.empty());

  private final Path folder;

  ModelSwapTests(@TempDir Path folder) {
    this.folder = folder;
  }

  private ModelHolder holder() {
    TinyModel.write(folder.resolve("a"), "a");
    TinyModel.write(folder.resolve("b"), "b");
    ModelProperties properties =
        new ModelProperties(folder.resolve("a").toString(), Map.of(), folder, Duration.ZERO);
    MeterRegistry registry = new SimpleMeterRegistry();
    PlaceResolver places = new PlaceResolver(Gazetteer.of(List.of()));
    TimeResolver times = new TimeResolver();
    ModelHolder holder =
        new ModelHolder(
            properties,
            Clock.systemUTC(),
            new ModelMeters(registry),
            new ParseMeters.Factory(
                registry,
                new LogProperties(false),
                new StaticListableBeanFactory().getBeanProvider(ParseObserver.class)),
            bundle -> new SlotFiller(bundle, places, times));
    holder.afterSingletonsInstantiated();
    return holder;
  }

  private ModelLocation location(int swap) {
    return new ModelLocation(folder.resolve(swap % 2 == 0 ? "b" : "a").toString());
  }

  @Test
  void answersEveryRequestWhileModelsAreSwapped() throws Exception {
    ModelHolder models = holder();
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        answers.add(clients.submit(askWhile(going, models)));
      }
      for (int swap = 0; swap < SWAPS; swap++) {
        models.replace(ModelHolder.DEFAULT, location(swap));
      }
      going.set(false);

      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isPositive();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static Callable<Integer> askWhile(AtomicBoolean going, ModelHolder models) {
    return () -> {
      int answers = 0;
      while (going.get()) {
        ServedModel model = models.named(null);
        Parse parse = model.parse("I leave Taipei tomorrow", CONTEXT);
        assertThat(parse.slots().keySet()).isEqualTo(Set.of("departure", "time"));
        answers++;
      }
      return answers;
    };
  }

  @Test
  void letsGoOfEveryModelButTheLast() throws Exception {
    ModelHolder models = holder();
    List<WeakReference<ServedModel>> fillers = new ArrayList<>();
    for (int swap = 0; swap < SWAPS; swap++) {
      models.replace(ModelHolder.DEFAULT, location(swap));
      fillers.add(new WeakReference<>(models.named(null)));
    }

    for (int i = 0; i < 100 && alive(fillers) > 1; i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(alive(fillers)).isEqualTo(1);
  }

  private static long alive(List<WeakReference<ServedModel>> fillers) {
    return fillers.stream().filter(filler -> filler.get() != null).count();
  }
}
