package org.taipeinlu.service.model;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is written to the log.
 *
 * @param text whether each sentence is logged with what was found in it; off, since people's
 *     travels are their own business
 */
@ConfigurationProperties("nlu.log")
record LogProperties(boolean text) {}
