package org.taipeinlu.service.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description of the API at {@code /v3/api-docs}. Its examples are files of the class path,
 * {@code openapi/<operation>.request.json} and {@code .response.json} ({@code .ndjson} for
 * streams), so that a test can send them.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String KEY = "api_key";
  private static final String PROBLEM = "ProblemDetail";

  /** The description is made with Jackson 2, which does not know how the API writes names. */
  @Bean
  ModelResolver snakeCaseNames() {
    ObjectMapper mapper =
        Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new ModelResolver(mapper);
  }

  @Bean
  OpenApiCustomizer describe() {
    return api -> {
      api.info(
          new Info()
              .title("taipei-nlu")
              .version("v1")
              .description("Turns a sentence into filled slots")
              .license(
                  new License()
                      .name("Apache-2.0")
                      .url("https://www.apache.org/licenses/LICENSE-2.0")));
      api.getComponents()
          .addSecuritySchemes(
              KEY,
              new SecurityScheme()
                  .type(SecurityScheme.Type.APIKEY)
                  .in(SecurityScheme.In.HEADER)
                  .name("X-API-Key"));
      api.addSecurityItem(new SecurityRequirement().addList(KEY));
      api.getComponents().addSchemas(PROBLEM, problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(
              operation -> {
                addExamples(operation);
                operation.getResponses().addApiResponse("default", refusal());
              });
    };
  }

  private static Schema<?> problem() {
    Schema<?> problem = new Schema<>().type("object").description("RFC 9457");
    problem.addProperty("type", new Schema<>().type("string").format("uri"));
    problem.addProperty("title", new Schema<>().type("string"));
    problem.addProperty("status", new Schema<>().type("integer"));
    problem.addProperty("detail", new Schema<>().type("string").description("What to change"));
    problem.addProperty("instance", new Schema<>().type("string").format("uri"));
    problem.addProperty("field", new Schema<>().type("string").description("What is wrong"));
    problem.addProperty(
        "line", new Schema<>().type("integer").description("Where in a stream, from 1"));
    return problem;
  }

  private static ApiResponse refusal() {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .description("A refusal that says what to change")
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }

  private static void addExamples(Operation operation) {
    if (operation.getRequestBody() != null) {
      addExample(operation.getRequestBody().getContent(), operation, "request");
    }
    ApiResponse answer = operation.getResponses().get("200");
    if (answer != null) {
      addExample(answer.getContent(), operation, "response");
    }
  }

  private static void addExample(@Nullable Content content, Operation operation, String side) {
    if (content == null) {
      return;
    }
    content.forEach(
        (name, type) -> {
          boolean stream = name.equals(org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE);
          String path = "openapi/" + operation.getOperationId() + "." + side;
          Optional<String> example = example(path + (stream ? ".ndjson" : ".json"));
          example.ifPresent(text -> type.setExample(stream ? text : tree(text)));
        });
  }

  private static Optional<String> example(String path) {
    try (InputStream stream =
        OpenApiConfiguration.class.getClassLoader().getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static Object tree(String example) {
    try {
      return Json.mapper().readTree(example);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
