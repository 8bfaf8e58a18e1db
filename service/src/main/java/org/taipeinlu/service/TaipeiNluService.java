package org.taipeinlu.service;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The REST service: a model bundle in, {@code POST /parse} out. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TaipeiNluService {

  /** Starts the service; every setting may be given as {@code --name=value}. */
  public static void main(String[] args) {
    SpringApplication.run(TaipeiNluService.class, args);
  }

  /** What "now" is where a request does not say; the zone comes from {@code nlu.timezone}. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
