package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import org.taipeinlu.training.corpus.CorpusFormatException;

/** A form in which labelled sentences are kept in files. Thread-safe, as it has no state. */
public interface CorpusFormat {

  /** {@return what the command line calls it, such as {@code jsonl}} */
  String name();

  /** {@return whether a file or folder seems to be of this format, by its name and beginning} */
  boolean recognises(Path source) throws IOException;

  /** {@return whether {@link Corpus#valueLists} have a place in this format} */
  default boolean holdsValueLists() {
    return false;
  }

  /**
   * Reads a file, or for some formats a folder.
   *
   * @param language of the sentences whose language the file does not tell
   * @param problems told of what is skipped or mended
   * @throws CorpusFormatException if no sentence can be read, or if the log is strict at the first
   *     problem
   */
  Corpus read(Path source, String language, ProblemLog problems) throws IOException;

  /**
   * Writes a file, or for some formats a folder; what stood there before stays until all is
   * written.
   *
   * @param problems told of what the format has no place for
   */
  void write(Corpus corpus, Path target, ProblemLog problems) throws IOException;
}
