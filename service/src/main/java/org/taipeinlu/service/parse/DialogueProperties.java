package org.taipeinlu.service.parse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Conversations.
 *
 * @param questions where the questions for slots are: {@code NAME.properties} and, for a language,
 *     {@code NAME_zh_TW.properties}, with a line {@code slot=question} each; {@code file:} or
 *     {@code classpath:}
 */
@ConfigurationProperties("nlu.dialogue")
record DialogueProperties(@DefaultValue("classpath:questions/questions") String questions) {}
