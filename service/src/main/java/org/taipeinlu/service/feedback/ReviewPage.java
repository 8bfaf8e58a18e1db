package org.taipeinlu.service.feedback;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the page of the reviewers where they look for it. It asks for a key and holds no data. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("nlu.feedback.enabled")
class ReviewPage implements WebMvcConfigurer {

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/review").setViewName("forward:/review.html");
  }
}
