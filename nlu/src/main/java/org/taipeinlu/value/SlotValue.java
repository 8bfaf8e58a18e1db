package org.taipeinlu.value;

/** The resolved value of a slot. */
public sealed interface SlotValue permits PlaceValue, TimeValue {}
