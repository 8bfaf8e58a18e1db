package org.taipeinlu.value.place;

import java.util.List;
import org.taipeinlu.gazetteer.Place;

/** Finds the places of a folded name, the likeliest first: to the letter, or with a typo. */
@FunctionalInterface
interface Lookup {
  List<Place> places(String form);
}
