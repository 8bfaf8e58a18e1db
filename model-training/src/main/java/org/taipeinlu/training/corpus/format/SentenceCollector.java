package org.taipeinlu.training.corpus.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;
import org.taipeinlu.training.corpus.UniqueIds;

/** Gathers what a reader finds, and holds each sentence to what all formats have in common. */
final class SentenceCollector {

  /** Reads one sentence, or throws {@link CorpusFormatException} for what is wrong with it. */
  interface SentenceReader {
    LabelledSentence read();
  }

  private final Path source;
  private final ProblemLog problems;
  private final List<LabelledSentence> sentences = new ArrayList<>();
  private final UniqueIds ids = new UniqueIds();
  private final Map<String, String> placeOfId = new HashMap<>();

  SentenceCollector(Path source, ProblemLog problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Adds a sentence, or notes why it cannot be had. */
  void add(String place, SentenceReader reader) {
    try {
      LabelledSentence sentence = reader.read();
      requireWholeCharacters(place, sentence.text());
      requireNames(place, sentence);
      sentences.add(withUniqueId(place, sentence));
    } catch (CorpusFormatException e) {
      problems.skip(e);
    } catch (IllegalArgumentException e) {
      problems.skip(new CorpusFormatException(place, String.valueOf(e.getMessage()), e));
    }
  }

  private static void requireWholeCharacters(String place, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw new CorpusFormatException(
            place, "the text holds half of a surrogate pair; write the whole character");
      }
    }
  }

  private static void requireNames(String place, LabelledSentence sentence) {
    for (LabelledSentence.Range range : sentence.slots()) {
      if (range.slot().isBlank()) {
        throw new CorpusFormatException(place, "a slot has no name: " + sentence.inline());
      }
    }
  }

  private LabelledSentence withUniqueId(String place, LabelledSentence sentence) {
    LabelledSentence unique = ids.tellApart(sentence);
    String id = unique.id();
    if (!id.equals(sentence.id())) {
      String earlier = placeOfId.get(sentence.id());
      problems.mend(
          place,
          "id \"" + sentence.id() + "\" is already at " + earlier + "; called \"" + id + "\" here");
    }
    placeOfId.put(id, place);
    return unique;
  }

  /** {@return whether there is no sentence yet} */
  boolean isEmpty() {
    return sentences.isEmpty();
  }

  /**
   * {@return the corpus}
   *
   * @throws CorpusFormatException if it holds nothing
   */
  Corpus corpus(List<ValueList> valueLists, Tokenization tokenization) {
    if (sentences.isEmpty() && valueLists.isEmpty()) {
      throw new CorpusFormatException(
          source.toString(),
          "holds no sentence that can be read ("
              + problems.skipped()
              + " skipped); is it empty, or of another format?");
    }
    return new Corpus(sentences, valueLists, tokenization);
  }
}
