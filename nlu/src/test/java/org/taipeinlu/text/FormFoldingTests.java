package org.taipeinlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.api.Test;

class FormFoldingTests {

  @Test
  void readsHanCharactersAsIcuDoes() {
    Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
    int folded = 0;
    for (char c = '\u4E00'; c <= '\u9FFF'; c++) {
      String simplified = icu.transliterate(String.valueOf(c));
      // a few rare characters become one outside the BMP: these stay as they are
      String expected = simplified.length() == 1 ? simplified : String.valueOf(c);
      assertThat(FormFolding.fold(String.valueOf(c), 0, 1)).isEqualTo(expected);
      folded += expected.charAt(0) == c ? 0 : 1;
    }
    assertThat(folded).isGreaterThan(2000);
  }
}
