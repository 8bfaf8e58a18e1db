/**
 * Answers as Rasa does, and as Rasa does when it stands in for wit.ai and Dialogflow, so that their
 * clients need no change. Knows the model and web.
 */
@NullMarked
package org.taipeinlu.service.rasa;

import org.jspecify.annotations.NullMarked;
