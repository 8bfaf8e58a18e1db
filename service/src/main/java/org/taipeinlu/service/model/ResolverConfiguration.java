package org.taipeinlu.service.model;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.value.place.PlaceResolver;
import org.taipeinlu.value.time.TimeResolver;

/** What knows the places and times of the world: read once and shared by all models. */
@Configuration(proxyBeanMethods = false)
class ResolverConfiguration {

  @Bean
  PlaceResolver placeResolver() {
    return new PlaceResolver(Gazetteer.ofDefault());
  }

  @Bean
  TimeResolver timeResolver() {
    return new TimeResolver();
  }
}
