package org.taipeinlu.service.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the model is.
 *
 * @param location folder or zip of a bundle, or {@code classpath:} and a folder of the class path;
 *     the default is the bundle in the jar
 */
@ConfigurationProperties("nlu.model")
record ModelProperties(@DefaultValue(ModelLocation.IN_JAR) String location) {}
