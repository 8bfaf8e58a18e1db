/**
 * Turns a time expression and the words beside it into a moment or an interval. Knows words,
 * numbers and calendars, never labels or networks.
 *
 * <p>The way of a phrase: {@code Lexer} cuts it into typed words of {@code lexicon.*.tsv}; the
 * rules turn runs of words into pieces (a day, a clock time, a part of the day); {@code
 * PhraseReader} joins the pieces to phrases and ranges; these find their readings on the calendar.
 * A new word is a line in a lexicon, a new form a line in a rule table.
 */
@NullMarked
package org.taipeinlu.value.time;

import org.jspecify.annotations.NullMarked;
