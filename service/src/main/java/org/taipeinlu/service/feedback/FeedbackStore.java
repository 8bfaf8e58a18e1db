package org.taipeinlu.service.feedback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries in the database. What is sent twice is one entry; a client id that is sent twice
 * counts once.
 */
@Component
@ConditionalOnBooleanProperty("nlu.feedback.enabled")
class FeedbackStore {
  private static final TypeReference<List<SpanJson>> SPANS = new TypeReference<>() {};

  private final FeedbackDatabase database;
  private final Clock clock;
  private final JsonMapper json;

  FeedbackStore(FeedbackDatabase database, Clock clock, JsonMapper json) {
    this.database = database;
    this.clock = clock;
    this.json = json;
  }

  /** What comes first in the review. */
  enum Order {
    /** What the model was least sure of. */
    CONFIDENCE("confidence, id"),
    /** Where users and model differ most. */
    DISAGREEMENT("disagreement desc, confidence, id");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  /**
   * Keeps an entry.
   *
   * @param clientId what its sender calls it, so that it may be sent again
   * @return the entry, with the one that was the same before
   * @throws ProblemException if the client id was given to something else
   */
  Entry add(NewEntry entry, Optional<String> clientId) {
    String digest = digest(entry);
    return database.call(
        jdbc -> {
          Optional<String> sent = clientId.flatMap(client -> sent(jdbc, client, digest));
          String id = sent.orElseGet(() -> merged(jdbc, entry, digest));
          if (sent.isEmpty() && clientId.isPresent()) {
            jdbc.sql(
                    "insert into feedback_sender (client_id, digest, feedback_id) values (?, ?, ?)")
                .params(clientId.get(), digest, id)
                .update();
          }
          return find(jdbc, id);
        });
  }

  private static Optional<String> sent(JdbcClient jdbc, String clientId, String digest) {
    record Sent(String digest, String feedbackId) {}
    Optional<Sent> sent =
        jdbc.sql("select digest, feedback_id from feedback_sender where client_id = ?")
            .param(clientId)
            .query((row, i) -> new Sent(row.getString(1), row.getString(2)))
            .optional();
    if (sent.isPresent() && !sent.get().digest().equals(digest)) {
      throw ProblemException.at(
          "client_id",
          ProblemType.CLIENT_ID_TAKEN,
          "\"client_id\" was sent before with something else; send another id");
    }
    return sent.map(Sent::feedbackId);
  }

  private String merged(JdbcClient jdbc, NewEntry entry, String digest) {
    int updated =
        jdbc.sql("update feedback set times = times + 1, updated = ? where digest = ?")
            .params(now(), digest)
            .update();
    if (updated == 0) {
      insert(jdbc, entry, digest);
    }
    return jdbc.sql("select id from feedback where digest = ?")
        .param(digest)
        .query(String.class)
        .single();
  }

  private void insert(JdbcClient jdbc, NewEntry entry, String digest) {
    jdbc.sql(
            """
            insert into feedback (id, digest, source, text, language, answered, corrected,
              confidence, disagreement, times, model_id, created, updated)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)""")
        .params(
            UUID.randomUUID().toString(),
            digest,
            entry.source().name(),
            entry.text(),
            entry.language(),
            json.writeValueAsString(entry.answered()),
            json.writeValueAsString(entry.corrected()),
            entry.confidence(),
            entry.disagreement(),
            entry.modelId(),
            now(),
            now())
        .update();
  }

  /** {@return the entry of an id} */
  Entry find(String id) {
    return database.call(jdbc -> find(jdbc, id));
  }

  private Entry find(JdbcClient jdbc, String id) {
    return jdbc.sql("select * from feedback where id = ?")
        .param(id)
        .query(this::entry)
        .optional()
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.NOT_FOUND,
                    "There is no feedback of this id; it may have been deleted"));
  }

  /** {@return some entries of a status, what needs review most first} */
  List<Entry> queue(Entry.Status status, Order order, int limit) {
    return database.call(
        jdbc ->
            jdbc.sql("select * from feedback where status = ? order by " + order.sql + " limit ?")
                .params(status.name(), limit)
                .query(this::entry)
                .list());
  }

  /** {@return entries of a status by id, those behind one} */
  List<Entry> after(String id, Entry.Status status, int limit) {
    return database.call(
        jdbc ->
            jdbc.sql("select * from feedback where status = ? and id > ? order by id limit ?")
                .params(status.name(), id, limit)
                .query(this::entry)
                .list());
  }

  /**
   * Sets what a reviewer says.
   *
   * @param version that the reviewer has seen
   * @throws ProblemException if there is none, or another was quicker
   */
  Entry review(
      String id, int version, Entry.Status status, List<SpanJson> corrected, String reviewer) {
    return database.call(
        jdbc -> {
          Entry before = find(jdbc, id);
          int updated =
              jdbc.sql(
                      """
                      update feedback set status = ?, corrected = ?, disagreement = ?,
                        reviewer = ?, updated = ?, version = version + 1
                      where id = ? and version = ?""")
                  .params(
                      status.name(),
                      json.writeValueAsString(corrected),
                      NewEntry.disagreement(before.answered(), corrected),
                      reviewer,
                      now(),
                      id,
                      version)
                  .update();
          if (updated == 0) {
            throw ProblemException.at(
                "version",
                ProblemType.EDIT_CONFLICT,
                String.format(
                    Locale.ROOT,
                    "Somebody else has reviewed this: it is %s in version %d now, you saw %d; read it again",
                    before.status().name().toLowerCase(Locale.ROOT),
                    before.version(),
                    version));
          }
          return find(jdbc, id);
        });
  }

  /** Removes an entry and the client ids that led to it; a missing one is fine. */
  void delete(String id) {
    int unused =
        database.call(jdbc -> jdbc.sql("delete from feedback where id = ?").param(id).update());
  }

  /** {@return how many entries were removed since they are older} */
  int deleteBefore(OffsetDateTime time) {
    return database.call(
        jdbc -> jdbc.sql("delete from feedback where updated < ?").param(time).update());
  }

  /** {@return now} */
  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getString("id"),
        Entry.Source.valueOf(row.getString("source")),
        Entry.Status.valueOf(row.getString("status")),
        row.getString("text"),
        row.getString("language"),
        json.readValue(row.getString("answered"), SPANS),
        json.readValue(row.getString("corrected"), SPANS),
        row.getDouble("confidence"),
        row.getInt("disagreement"),
        row.getInt("times"),
        row.getString("model_id"),
        row.getString("reviewer"),
        row.getInt("version"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getObject("updated", OffsetDateTime.class).toInstant());
  }

  private String digest(NewEntry entry) {
    String content =
        String.join(
            "\n",
            entry.source().name(),
            json.writeValueAsString(entry.text()),
            json.writeValueAsString(entry.corrected()));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
