package org.taipeinlu.service.feedback;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/**
 * Does work in a transaction of the database, whose tables it brings up to date before the first.
 *
 * <p>A database that cannot be reached is left alone for some seconds, and only a few callers may
 * wait for it at a time: the others are refused at once and hold up no parse. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("nlu.feedback.enabled")
class FeedbackDatabase implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackDatabase.class);
  private static final int CONNECTIONS = 4; // fewer than requests that are worked on at once
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 5; // of two who insert the same at once, one tries again

  private final HikariDataSource source;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final boolean embedded;
  private final Semaphore places = new Semaphore(CONNECTIONS);
  private final ReentrantLock migrating = new ReentrantLock();
  private volatile boolean migrated;
  private volatile long leftAloneUntil = System.nanoTime();

  FeedbackDatabase(FeedbackProperties properties) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("feedback");
    config.setJdbcUrl(properties.url());
    config.setUsername(properties.username());
    config.setPassword(properties.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1); // the service starts without its database
    this.embedded = properties.url().startsWith("jdbc:h2:");
    if (properties
        .url()
        .startsWith("jdbc:postgresql:")) { // or a host that hangs would hold a place
      config.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
      config.addDataSourceProperty("socketTimeout", Long.toString(REST.toSeconds()));
    }
    this.source = new HikariDataSource(config);
    this.jdbc = JdbcClient.create(source);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /**
   * {@return what the work gives; when it returns, what was written is on disk}
   *
   * @throws ProblemException if the database cannot be reached
   */
  <T> T call(Function<JdbcClient, T> work) {
    if (System.nanoTime() - leftAloneUntil < 0 || !entered()) {
      throw unavailable();
    }
    try {
      migrate();
      return Objects.requireNonNull(attempt(work));
    } catch (DataIntegrityViolationException e) { // a fault of what was to be written
      throw e;
    } catch (DataAccessException | TransactionException | FlywayException e) {
      leftAloneUntil = System.nanoTime() + REST.toNanos();
      LOG.warn("The feedback database cannot be used: {}", e.getMessage());
      throw unavailable();
    } finally {
      places.release();
    }
  }

  private boolean entered() {
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ProblemException unavailable() {
    return ProblemException.later(
        ProblemType.FEEDBACK_UNAVAILABLE,
        "The feedback database cannot be reached; try again later",
        (int) REST.toSeconds());
  }

  private void migrate() {
    if (migrated) {
      return;
    }
    migrating.lock();
    try {
      if (!migrated) {
        Flyway.configure().dataSource(source).locations("classpath:db/feedback").load().migrate();
        migrated = true;
      }
    } finally {
      migrating.unlock();
    }
  }

  private <T> T attempt(Function<JdbcClient, T> work) {
    for (int i = 1; ; i++) {
      try {
        T result = Objects.requireNonNull(transactions.execute(status -> work.apply(jdbc)));
        if (embedded) { // H2 answers before it writes, half a second even
          jdbc.sql("checkpoint sync").update();
        }
        return result;
      } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
        if (i == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void destroy() {
    source.close();
  }
}
