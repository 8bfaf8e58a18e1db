package org.taipeinlu.service.feedback;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.taipeinlu.service.ServiceTest;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL from an image. {@code TAIPEI_NLU_TEST_POSTGRES_IMAGE} names another one that takes the
 * settings of the official image; one that is named has to be there or in its registry.
 */
@ServiceTest
@EnabledIf(
    value = "hasImage",
    disabledReason =
        "there is no container engine, or it cannot pull the image: start Docker, or set DOCKER_HOST")
class PostgresContainerTests extends FeedbackBehaviour {
  private static final int PORT = 5432;
  private static final String IMAGE_VARIABLE = "TAIPEI_NLU_TEST_POSTGRES_IMAGE";
  private static final DockerImageName IMAGE =
      DockerImageName.parse(System.getenv().getOrDefault(IMAGE_VARIABLE, "postgres:17-alpine"));

  private static final GenericContainer<?> SERVER =
      new GenericContainer<>(IMAGE)
          .withEnv("POSTGRES_USER", PostgresServer.USER)
          .withEnv("POSTGRES_DB", "postgres")
          .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
          .withExposedPorts(PORT)
          // it says so once more before it is started for good
          .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));

  static boolean hasImage() {
    try {
      // asked for the name of its image, a container pulls it
      return DockerClientFactory.instance().isDockerAvailable()
          && !SERVER.getDockerImageName().isEmpty();
    } catch (ContainerFetchException e) { // no way to a registry says nothing of the service
      if (System.getenv(IMAGE_VARIABLE) != null) {
        throw e;
      }
      return false;
    }
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    SERVER.start();
    String url =
        "jdbc:postgresql://" + SERVER.getHost() + ":" + SERVER.getMappedPort(PORT) + "/postgres";
    fillOldTables(url, PostgresServer.USER);
    settings.add("nlu.feedback.enabled", () -> true);
    settings.add("nlu.feedback.url", () -> url);
    settings.add("nlu.feedback.username", () -> PostgresServer.USER);
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }
}
