package org.taipeinlu.training.corpus.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;
import org.taipeinlu.training.corpus.TokenizedSentence;

/**
 * What a file of labelled sentences holds.
 *
 * @param sentences in the order of the file
 * @param valueLists lists of values that stand beside the sentences
 * @param tokenization whether the file gives the tokens or labels characters
 */
public record Corpus(
    List<LabelledSentence> sentences, List<ValueList> valueLists, Tokenization tokenization) {
  public Corpus {
    sentences = List.copyOf(sentences);
    valueLists = List.copyOf(valueLists);
  }

  /** {@return the same corpus with its tokens from elsewhere} */
  public Corpus with(Tokenization other) {
    return new Corpus(sentences, valueLists, other);
  }

  /** {@return the sentences as a tagger sees them, without those whose slots cut a token in two} */
  public List<TokenizedSentence> tokenized() {
    List<TokenizedSentence> tokenized = new ArrayList<>(sentences.size());
    for (LabelledSentence sentence : sentences) {
      Optional<TokenizedSentence> whole = sentence.tokenized(tokenization);
      whole.ifPresent(tokenized::add);
    }
    return tokenized;
  }
}
