package org.taipeinlu.service.feedback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.taipeinlu.Parse;
import org.taipeinlu.service.model.ParseObserver;
import org.taipeinlu.service.web.ProblemException;

/**
 * Keeps a sample of the parses that the model is unsure of, and removes what is older than its
 * retention. A thread of its own writes, so that no parse waits for the database; what does not fit
 * into the buffer is dropped and counted.
 */
@Component
@ConditionalOnBooleanProperty("nlu.feedback.enabled")
class SampleQueue implements ParseObserver, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(SampleQueue.class);
  private static final long RETRY_SECONDS = 1;
  private static final long CLEAN_EVERY_SECONDS = 3600;

  private final FeedbackStore store;
  private final FeedbackProperties properties;
  private final Masking masking;
  private final BlockingQueue<NewEntry> waiting;
  private final Counter stored;
  private final Counter dropped;
  private final Thread writer;
  private volatile boolean ended;
  private long cleaned = System.nanoTime() - TimeUnit.SECONDS.toNanos(CLEAN_EVERY_SECONDS);

  SampleQueue(FeedbackStore store, FeedbackProperties properties, MeterRegistry meters) {
    this.store = store;
    this.properties = properties;
    this.masking = new Masking(properties.mask());
    this.waiting = new ArrayBlockingQueue<>(properties.sample().buffer());
    this.stored = counter(meters, "stored");
    this.dropped = counter(meters, "dropped");
    this.writer = new Thread(this::write, "feedback-writer");
    writer.setDaemon(true);
    writer.start();
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("nlu.feedback.samples")
        .description("Parses of little confidence, by whether they were stored for review")
        .tag("outcome", outcome)
        .register(meters);
  }

  @Override
  public void parsed(Parse parse, String modelId) {
    FeedbackProperties.Sample sample = properties.sample();
    Spans found = Spans.of(parse);
    if (found.confidence() >= sample.below()
        || ThreadLocalRandom.current().nextDouble() >= sample.share()) {
      return;
    }
    boolean taken =
        waiting.offer(
            new NewEntry(
                Entry.Source.SAMPLE,
                masking.mask(parse.text()),
                parse.language(),
                found.spans(),
                found.spans(),
                found.confidence(),
                modelId));
    if (!taken) {
      dropped.increment();
    }
  }

  private void write() {
    while (!ended) {
      try {
        clean();
        NewEntry entry = waiting.poll(RETRY_SECONDS, TimeUnit.SECONDS);
        if (entry != null) {
          store(entry);
        }
      } catch (InterruptedException e) {
        return;
      } catch (ProblemException e) { // the database is away; said in the log
        pause();
      }
    }
  }

  private void store(NewEntry entry) throws InterruptedException {
    while (!ended) {
      try {
        Entry unused = store.add(entry, Optional.empty());
        stored.increment();
        return;
      } catch (ProblemException e) {
        TimeUnit.SECONDS.sleep(RETRY_SECONDS);
      } catch (DataAccessException e) { // too long for its column, say
        LOG.warn("Could not store a parse", e);
        dropped.increment();
        return;
      }
    }
  }

  private void clean() {
    if (System.nanoTime() - cleaned < TimeUnit.SECONDS.toNanos(CLEAN_EVERY_SECONDS)) {
      return;
    }
    int removed = store.deleteBefore(store.now().minus(properties.retention()));
    cleaned = System.nanoTime();
    LOG.info("Removed {} entries older than {}", removed, properties.retention());
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(RETRY_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    ended = true;
    writer.interrupt();
  }
}
