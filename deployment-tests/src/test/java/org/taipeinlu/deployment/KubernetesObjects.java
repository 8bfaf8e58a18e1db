package org.taipeinlu.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads rendered objects as strictly as a server with field validation does. */
final class KubernetesObjects {
  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.ofEntries(
          Map.entry("ConfigMap", ConfigMap.class),
          Map.entry("Deployment", Deployment.class),
          Map.entry("HTTPRoute", HTTPRoute.class),
          Map.entry("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("Ingress", Ingress.class),
          Map.entry("NetworkPolicy", NetworkPolicy.class),
          Map.entry("Pod", Pod.class),
          Map.entry("PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("Service", Service.class),
          Map.entry("ServiceAccount", ServiceAccount.class),
          Map.entry("ServiceMonitor", ServiceMonitor.class));

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final List<HasMetadata> objects;

  private KubernetesObjects(List<HasMetadata> objects) {
    this.objects = objects;
  }

  /** Reads what the chart renders; fails on a kind or a field that Kubernetes does not know. */
  static KubernetesObjects read(String yaml) {
    List<HasMetadata> objects = new ArrayList<>();
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
      if (document != null) {
        objects.add(read(JSON.valueToTree(document)));
      }
    }
    return new KubernetesObjects(objects);
  }

  private static HasMetadata read(JsonNode document) {
    String kind = document.path("kind").asText();
    Class<? extends HasMetadata> type = TYPES.get(kind);
    assertThat(type).as("kind " + kind).isNotNull();
    HasMetadata object = JSON.convertValue(document, Objects.requireNonNull(type));
    assertThat(object.getApiVersion()).as(kind).isEqualTo(document.path("apiVersion").asText());
    requireKnownFields(object, kind);
    return object;
  }

  /** The model keeps fields that it does not know in a map of each object. */
  private static void requireKnownFields(Object value, String path) {
    if (value instanceof Collection<?> items) {
      items.forEach(item -> requireKnownFields(item, path + "[]"));
    } else if (value.getClass().getName().startsWith("io.fabric8.")) {
      try {
        for (PropertyDescriptor property :
            Introspector.getBeanInfo(value.getClass(), Object.class).getPropertyDescriptors()) {
          Method getter = property.getReadMethod();
          Object field = getter == null ? null : getter.invoke(value);
          if (property.getName().equals("additionalProperties")) {
            assertThat(field).as("unknown fields of " + path).isIn(null, Map.of());
          } else if (field != null) {
            requireKnownFields(field, path + "." + property.getName());
          }
        }
      } catch (ReflectiveOperationException | IntrospectionException e) {
        throw new IllegalStateException(path, e);
      }
    }
  }

  /** {@return the kinds that there are, each once} */
  List<String> kinds() {
    return objects.stream().map(HasMetadata::getKind).distinct().sorted().toList();
  }

  /** {@return all objects of a type} */
  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** {@return the one object of a type} */
  <T extends HasMetadata> T only(Class<T> type) {
    assertThat(all(type)).hasSize(1);
    return all(type).get(0);
  }
}
