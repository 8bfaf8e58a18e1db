package org.taipeinlu.gazetteer;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that are a place or an airport code somewhere, and nearly always something else in a
 * sentence. They are never a match; looked up by name they are found.
 */
public final class EverydayWords {
  private static final Set<String> WORDS =
      Arrays.stream(
              """
              about act add age ago al co ct de hi id ma mt nd ok pa st th aid aim air all and any are arm art ask ate avoid bad bag ban
              bar bat bay bed best bet big bit bob book bow box boy bug bus but buy by call can car
              cat center come cop cot could course cow cry cup cut dad dam dan day den did die dig
              do dog dot dry due ear eat egg end era eve eye fan far fat fed fee few fig find fit
              fix fly fog food for found fox fun gap gas gay get give go god gone gun gut guy had
              hard has hat have he her here hey him hip his hit hop hot how hub hug ice ill in ink
              inn is it its jam jar jet job joe joy key kid kit lab lap law lay leg let lid like
              lip list log lot low mad make man many map mat may me men met mid mix mob mom most
              movie mr mud music my near net new nor not now nut of off oil old on one or ore our
              out own pad pan part pat pay pen pet pick pie pig pin pit play plus pop pot pub put
              ran rat rate raw red rent rid rob rod row rub rug run sad same sat saw say sea see
              self set sex she show sip sir sit sky so some son song soy spa sub such sue sum sun
              table take tax tea tell ten than that the then they this tie tin tip to toe tom ton
              too top toy train try tub two up us use van very via vow wake want war was watch way
              we web wed wet what when who why will win wish with won work yes yet you zip zoo
              """
                  .split("\\s+"))
          .collect(Collectors.toUnmodifiableSet());

  private EverydayWords() {}

  /** {@return whether a folded word is one of them} */
  public static boolean contains(String word) {
    return WORDS.contains(word);
  }
}
