package org.taipeinlu.gazetteer;

import java.io.IOException;

/** A gazetteer file that cannot be read; the message names the line and the cure. */
public final class GazetteerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  GazetteerFormatException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
