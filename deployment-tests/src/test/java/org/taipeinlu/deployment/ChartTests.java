package org.taipeinlu.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ChartTests {

  @Test
  void passesTheStrictLint() {
    LintResult result = new Helm(Chart.FOLDER).lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          default | Deployment, NetworkPolicy, Pod, PodDisruptionBudget, Service, ServiceAccount
          copy    | Deployment, Pod, Service
          full    | ConfigMap, Deployment, HTTPRoute, HorizontalPodAutoscaler, Ingress, NetworkPolicy, Pod, PodDisruptionBudget, Service, ServiceAccount, ServiceMonitor
          """)
  void rendersOnlyWhatKubernetesKnows(String values, String kinds) {
    assertThat(KubernetesObjects.read(Chart.render(values)).kinds())
        .containsExactly(kinds.split(", "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "copy", "full"})
  void keepsToTheRestrictedPodSecurityStandard(String values) {
    KubernetesObjects objects = KubernetesObjects.read(Chart.render(values));
    PodSpec pods = objects.only(Deployment.class).getSpec().getTemplate().getSpec();
    for (PodSpec pod : List.of(pods, objects.only(Pod.class).getSpec())) {
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(containers(pod))
          .allSatisfy(
              container -> {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKey("memory");
              });
    }
  }

  private static List<Container> containers(PodSpec pod) {
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream()).toList();
  }

  @Test
  void sendsRequestsToThePodsOfTheDeploymentAlone() {
    KubernetesObjects objects = KubernetesObjects.read(Chart.render("full"));
    Map<String, String> selector = objects.only(Service.class).getSpec().getSelector();
    Map<String, String> pods =
        objects.only(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
    assertThat(pods).containsAllEntriesOf(selector);
    assertThat(objects.only(Pod.class).getMetadata().getLabels().entrySet())
        .doesNotContainSequence(selector.entrySet());
    assertThat(objects.only(Deployment.class).getSpec().getSelector().getMatchLabels())
        .isEqualTo(selector);
  }

  @Test
  void losesNoRequestWhenPodsChange() {
    Deployment deployment = KubernetesObjects.read(Chart.render("default")).only(Deployment.class);
    assertThat(
            deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    Container service = pod.getContainers().get(0);
    long sleep = service.getLifecycle().getPreStop().getSleep().getSeconds();
    assertThat(sleep).isPositive();
    assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(sleep + 20);
    assertThat(service.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
    assertThat(service.getLivenessProbe().getHttpGet().getPath()).endsWith("/liveness");
    assertThat(service.getStartupProbe()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicaCount        | many  | replicaCount
          replicas            | 3     | replicas
          image.digest        | abc   | digest
          model.source        | claim | name the PersistentVolumeClaim in model.claim.name
          model.source        | disk  | source
          ingress.enabled     | true  | set access.anonymous to none
          access.anonymous    | some  | anonymous
          feedback.database.url | jdbc:h2:mem:a | url
          feedback.enabled    | true  | name the database in feedback.database.url
          shutdown.drainSeconds | -1  | drainSeconds
          autoscaling.minReplicas | 99 | more than autoscaling.maxReplicas
          """)
  void refusesWrongValuesAndSaysWhich(String name, String value, String message) {
    assertThatThrownBy(() -> Chart.render(Map.of(name, value))).hasMessageContaining(message);
  }

  @Test
  void keepsFeedbackOnlyWhereItsDatabaseCanBeReached() {
    Map<String, Object> values =
        new TreeMap<>(
            Map.of(
                "feedback.enabled", "true",
                "feedback.database.url", "jdbc:postgresql://postgres/nlu",
                "feedback.database.secret", "nlu-database"));
    assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining("networkPolicy.egress");

    values.put("networkPolicy.enabled", "false");
    PodSpec pods =
        KubernetesObjects.read(Chart.render(values))
            .only(Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec();
    assertThat(pods.getContainers().get(0).getEnv())
        .filteredOn(variable -> variable.getName().equals("NLU_FEEDBACK_PASSWORD"))
        .singleElement()
        .satisfies(
            variable ->
                assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                    .isEqualTo("nlu-database"));
  }

  /**
   * {@code -Dgolden.update=true} writes them anew; look at the difference before it is committed.
   */
  @ParameterizedTest
  @ValueSource(strings = {"default", "full"})
  void rendersAsTheGoldenFilesSay(String values) throws IOException {
    Path golden = Path.of("src/test/golden", values + ".yaml");
    String rendered = Chart.render(values).strip() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, rendered);
    }
    assertThat(rendered).isEqualTo(Files.readString(golden));
  }

  @Test
  void aimsAtTheRequestsThatOnePodBearsWithTheProcessorTimeItAsksFor() throws IOException {
    KubernetesObjects objects =
        KubernetesObjects.read(
            Chart.render(
                Map.of(
                    "autoscaling.enabled", "true",
                    "autoscaling.requestsPerSecond.mode", "always")));
    PodSpec pods = objects.only(Deployment.class).getSpec().getTemplate().getSpec();
    Quantity processors =
        Objects.requireNonNull(pods.getContainers().get(0).getResources().getRequests().get("cpu"));
    List<MetricSpec> metrics = objects.only(HorizontalPodAutoscaler.class).getSpec().getMetrics();

    assertThat(metrics)
        .filteredOn(metric -> metric.getType().equals("Pods"))
        .singleElement()
        .satisfies(
            metric ->
                assertThat(metric.getPods().getTarget().getAverageValue().getNumericalAmount())
                    .isEqualByComparingTo(measured(processors.getNumericalAmount())));
  }

  /**
   * {@return the requests a second that a pod with so many processors is given in docs/capacity.md}
   */
  private static BigDecimal measured(BigDecimal processors) throws IOException {
    Load json = new Load(LoadSettings.builder().build()); // JSON is YAML, too
    String record = Files.readString(Path.of("../docs/results/capacity.json"));
    Map<?, ?> content = (Map<?, ?>) Objects.requireNonNull(json.loadFromString(record));
    Map<?, ?> plan = (Map<?, ?>) Objects.requireNonNull(content.get("plan"));
    List<?> pods = (List<?>) Objects.requireNonNull(plan.get("pods"));
    return pods.stream()
        .map(row -> (Map<?, ?>) row)
        .filter(row -> number(row, "processors_a_pod").compareTo(processors) == 0)
        .map(row -> number(row, "requests_per_second_a_pod"))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal number(Map<?, ?> row, String name) {
    return new BigDecimal(String.valueOf(row.get(name)));
  }

  @Test
  void describesEveryValueInTheReadme() throws IOException {
    Path readme = Chart.FOLDER.resolve("README.md");
    String text = Files.readString(readme);
    String updated =
        ValuesTable.of(Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))).into(text);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(readme, updated);
    }
    assertThat(updated).isEqualTo(Files.readString(readme));
  }
}
