package org.taipeinlu.service.model;

import org.taipeinlu.Parse;

/** Hears of every parse, on the thread of the request: it must neither wait nor fail. */
public interface ParseObserver {

  /**
   * After a parse.
   *
   * @param modelId content id of the model that answered
   */
  void parsed(Parse parse, String modelId);
}
