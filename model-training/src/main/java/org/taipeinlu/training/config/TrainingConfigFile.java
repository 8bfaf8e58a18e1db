package org.taipeinlu.training.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the settings of a training from YAML, on top of the defaults. */
public final class TrainingConfigFile {
  private static final String DEFAULTS = "/org/taipeinlu/training/defaults.yaml";
  private static final String FINE_TUNING = "/org/taipeinlu/training/fine-tuning.yaml";
  private static final String SCHEMA = "/org/taipeinlu/training/training.schema.json";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private TrainingConfigFile() {}

  /** {@return the settings that hold where nothing else is said} */
  public static TrainingConfig defaults() {
    return convert(parse(resource(DEFAULTS), DEFAULTS), DEFAULTS);
  }

  /** {@return the defaults as a commented file to start from} */
  public static String defaultsText() {
    return resource(DEFAULTS);
  }

  /**
   * {@return the settings of a file}
   *
   * @param overrides {@code section.name=value}, which count more than the file
   * @throws IllegalArgumentException if something is not a setting or not a value it can have
   */
  public static TrainingConfig read(Path file, List<String> overrides) throws IOException {
    return of(Files.readString(file), file.toString(), overrides);
  }

  /**
   * {@return the settings of a YAML text}
   *
   * @param source what messages call it
   */
  public static TrainingConfig of(String yaml, String source, List<String> overrides) {
    ObjectNode settings = parse(resource(DEFAULTS), DEFAULTS);
    merge(settings, parse(yaml, source));
    for (String override : overrides) {
      merge(settings, parse(asYaml(override), override));
    }
    return convert(settings, source);
  }

  /**
   * {@return the settings with which a trained network goes on}
   *
   * @param described with which it was trained, as its manifest keeps them
   * @param overrides {@code section.name=value}, which count more
   */
  public static TrainingConfig fineTuning(Map<String, String> described, List<String> overrides) {
    ObjectNode settings = parse(resource(DEFAULTS), DEFAULTS);
    described.forEach(
        (path, value) -> {
          String setting = path + "=" + (value.isEmpty() ? "\"\"" : value);
          merge(settings, parse(asYaml(setting), setting));
        });
    merge(settings, parse(resource(FINE_TUNING), FINE_TUNING));
    for (String override : overrides) {
      merge(settings, parse(asYaml(override), override));
    }
    return convert(settings, "the settings of the bundle");
  }

  /** {@return every setting by its path, as a manifest keeps them} */
  public static Map<String, String> described(TrainingConfig config) {
    Map<String, String> settings = new TreeMap<>();
    describe("", YAML.valueToTree(config), settings);
    settings.remove("seed");
    return settings;
  }

  private static void describe(String path, JsonNode node, Map<String, String> settings) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(it -> describe(prefix + it.getKey(), it.getValue(), settings));
    } else {
      settings.put(path, node.isString() ? node.stringValue() : node.toString());
    }
  }

  private static String resource(String name) {
    try (InputStream in = TrainingConfigFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path; rebuild");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read; rebuild", e);
    }
  }

  private static ObjectNode parse(String yaml, String source) {
    try {
      JsonNode node = YAML.readTree(yaml);
      if (node.isMissingNode() || node.isNull()) {
        return YAML.createObjectNode(); // an empty file, or one of comments only
      }
      if (node instanceof ObjectNode settings) {
        return settings;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          source
              + ":"
              + (e.getLocation() == null ? "" : e.getLocation().getLineNr() + ":")
              + " not YAML: "
              + e.getOriginalMessage(),
          e);
    }
    throw new IllegalArgumentException(source + ": must hold settings by name, as in 'seed: 1'");
  }

  private static String asYaml(String override) {
    int separator = override.indexOf('=');
    if (separator < 1) {
      throw new IllegalArgumentException(
          "\"" + override + "\" must be of the form section.name=value");
    }
    StringBuilder yaml = new StringBuilder();
    String[] path = override.substring(0, separator).split("\\.", -1);
    for (int depth = 0; depth < path.length; depth++) {
      yaml.append("  ".repeat(depth)).append(path[depth]).append(':');
      yaml.append(depth == path.length - 1 ? " " + override.substring(separator + 1) : "\n");
    }
    return yaml.toString();
  }

  private static void merge(ObjectNode settings, ObjectNode changes) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      JsonNode old = settings.get(change.getKey());
      if (old instanceof ObjectNode section && change.getValue() instanceof ObjectNode inner) {
        merge(section, inner);
      } else {
        settings.set(change.getKey(), change.getValue());
      }
    }
  }

  private static TrainingConfig convert(ObjectNode settings, String source) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource(SCHEMA), InputFormat.JSON);
    List<Error> errors = schema.validate(settings.toString(), InputFormat.JSON);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          errors.stream()
              .map(TrainingConfigFile::message)
              .sorted()
              .collect(Collectors.joining("; ", source + ": ", "")));
    }
    return YAML.treeToValue(settings, TrainingConfig.class);
  }

  private static String message(Error error) {
    String where = error.getInstanceLocation().toString();
    return (where.isEmpty() ? "" : where.substring(1).replace('/', '.') + ": ")
        + error.getMessage();
  }
}
