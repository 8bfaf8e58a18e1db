package org.taipeinlu.benchmarks.http;

import org.springframework.boot.SpringApplication;

/**
 * The service as it is shipped, and {@link ConstantController} beside it, behind the same filters.
 */
public final class ServiceWithConstant {
  private ServiceWithConstant() {}

  /** Runs within the service's jar, which the loader adds this class to. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    Class<?> service = Class.forName("org.taipeinlu.service.TaipeiNluService");
    new SpringApplication(service, ConstantController.class).run(arguments);
  }
}
