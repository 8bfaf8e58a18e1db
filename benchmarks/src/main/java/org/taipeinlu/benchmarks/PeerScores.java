package org.taipeinlu.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.SpanScores;

/** How often the default model and the peer are right on the sentences they are timed with. */
final class PeerScores {
  private PeerScores() {}

  /** {@return span F1 in percent, by name and language} */
  static Map<String, Double> f1(int perPattern) {
    ModelBundle model = ModelBundle.read(Samples.bundleFiles());
    Evaluator evaluator = new Evaluator(model);
    OpenNlpFinder openNlp = OpenNlpFinder.trained(perPattern);
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String language : List.of("en", "zh")) {
      List<LabelledSentence> sentences =
          Samples.real().stream().filter(s -> s.language().equals(language)).toList();
      SpanScores ours = evaluator.evaluate(sentences);
      SpanScores theirs = new SpanScores();
      sentences.forEach(s -> theirs.add(s.slots(), openNlp.find(s.text())));
      scores.put("this_project_" + language, 100 * ours.micro().f1());
      scores.put("opennlp_" + language, 100 * theirs.micro().f1());
    }
    return scores;
  }
}
