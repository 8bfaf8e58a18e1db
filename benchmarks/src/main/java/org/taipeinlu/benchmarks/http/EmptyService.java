package org.taipeinlu.benchmarks.http;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A Boot application on the service's libraries that does nothing: what starting costs at least.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class EmptyService {

  /** Starts. */
  public static void main(String[] arguments) {
    SpringApplication.run(EmptyService.class, arguments);
  }
}
