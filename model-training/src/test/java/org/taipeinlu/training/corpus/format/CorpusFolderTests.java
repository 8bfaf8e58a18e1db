package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.CorpusFormatException;

class CorpusFolderTests {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeParts() throws IOException {
    write("train.jsonl", "{\"text\": \"a\", \"slots\": []}");
    write("train.jsonl.values/lookup/city.txt", "Taipei");
    write("dev.conll", "a\tO");
    write("test/seq.in", "a");
    write("test/seq.out", "O");
    write("test/label", "x");
    write("README.md", "no part of it");
  }

  @Test
  void findsThePartsInWhateverFormat() throws IOException {
    CorpusFolder parts = CorpusFolder.of(folder);
    assertThat(parts.train()).isEqualTo(folder.resolve("train.jsonl"));
    assertThat(parts.validation()).isEqualTo(folder.resolve("dev.conll"));
    assertThat(parts.test()).isEqualTo(folder.resolve("test"));
    assertThat(CorpusFolder.filesOf(parts.train())).containsExactly(parts.train());
    assertThat(CorpusFolder.filesOf(parts.test()))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("label", "seq.in", "seq.out");
  }

  @Test
  void doesNotChooseBetweenTwo() throws IOException {
    write("valid.txt", "a");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> CorpusFolder.of(folder))
        .withMessageContaining("has more than one of a part")
        .withMessageContaining("dev.conll")
        .withMessageContaining("valid.txt");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(folder.resolve("dev.conll"));
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> CorpusFolder.of(folder))
        .withMessageContaining("has no validation, valid, val, dev in any of the formats [bio,");
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
