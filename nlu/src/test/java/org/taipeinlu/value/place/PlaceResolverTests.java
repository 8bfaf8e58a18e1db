package org.taipeinlu.value.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.value.PlaceValue;

class PlaceResolverTests {
  static final PlaceResolver RESOLVER = new PlaceResolver(Gazetteer.ofDefault());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Taipei                | Taipei                              | TW
          TAIPEI                | Taipei                              | TW
          臺北市                 | Taipei                              | TW
          台北                   | Taipei                              | TW
          Ｔａｉｐｅｉ            | Taipei                              | TW
          打狗                   | Kaohsiung                           | TW
          打狗/高雄              | Kaohsiung                           | TW
          高雄市                 | Kaohsiung                           | TW
          台中市火車站           | Taichung Station                    | TW
          新竹縣                 | Hsinchu County                      | TW
          新竹                   | Hsinchu                             | TW
          左營站                 | Zuoying HSR Station                 | TW
          台北車站               | Taipei Main Station                 | TW
          台北火车站             | Taipei Main Station                 | TW
          桃園機場               | Taiwan Taoyuan International Airport                   | TW
          Heathrow              | London Heathrow Airport             | GB
          heathrow airport      | London Heathrow Airport             | GB
          Terminal 2, Heathrow  | London Heathrow Airport             | GB
          the Kaohsiung airport | Kaohsiung International Airport     | TW
          石家庄                 | Shijiazhuang                        | CN
          石家莊市               | Shijiazhuang                        | CN
          廣東省廣州市           | Guangzhou                           | CN
          日本东京               | Tokyo                               | JP
          台北市中山區           | Zhongshan District                  | TW
          中山                   | Zhongshan                           | CN
          Xian                  | Xi'an                               | CN
          Peking                | Beijing                             | CN
          Bombay                | Mumbai                              | IN
          Saigon                | Ho Chi Minh City                    | VN
          NYC                   | New York                            | US
          LA                    | Los Angeles                         | US
          SF                    | San Francisco                       | US
          HK                    | Hong Kong                           | HK
          Zürich                | Zurich                              | CH
          zuerich               | Zurich                              | CH
          Tromsø                | Tromso                              | NO
          São Paulo             | Sao Paulo                           | BR
          Washington, D.C.      | Washington                          | US
          New York, NY          | New York                            | US
          Seattle, WA           | Seattle                             | US
          Seattle WA            | Seattle                             | US
          Seattle, Washington, USA | Seattle                          | US
          Springfield, IL       | Springfield                         | US
          Paris                 | Paris                               | FR
          Paris, Texas          | Paris                               | US
          Paris Texas           | Paris                               | US
          Vancouver, WA         | Vancouver                           | US
          London, Ontario       | London                              | CA
          San Jose              | San Jose                            | US
          San Jose, Costa Rica  | San Jose                            | CR
          Cambridge, MA         | Cambridge                           | US
          cambridge             | Cambridge                           | GB
          King's Cross          | London King's Cross                 | GB
          kings cross           | London King's Cross                 | GB
          The Hague             | The Hague                           | NL
          the Philippines       | Philippines                         | PH
          Tokyo Haneda          | Tokyo Haneda Airport                | JP
          Georgia               | Georgia                             | GE
          JFK                   | John F. Kennedy International Airport | US
          """)
  void findsThePlace(String name, String place, String country) {
    Optional<PlaceValue> value = RESOLVER.resolve(name);
    assertThat(value.map(PlaceValue::name)).contains(place);
    assertThat(value.map(PlaceValue::country)).contains(country);
  }

  @ParameterizedTest
  @CsvSource({
    "Kaohsiun, Kaohsiung",
    "Kaohsuing, Kaohsiung",
    "Kaoshiung, Kaohsiung",
    "Tapei, Taipei",
    "Taipeii, Taipei",
    "San Fransisco, San Francisco",
    "Barcelna, Barcelona",
    "Amsterdan, Amsterdam",
    "Los Angelos, Los Angeles",
    "Singapor, Singapore",
    "Philidelphia, Philadelphia",
    "'Seatle, WA', Seattle",
    "Bejing, Beijing",
    "Heathrw airport, London Heathrow Airport",
  })
  void forgivesOneLetter(String name, String place) {
    assertThat(RESOLVER.resolve(name).map(PlaceValue::name)).contains(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "?!",
        "home",
        "my office",
        "house",
        "hotel",
        "the airport",
        "家",
        "公司",
        "asdfghjkl",
        "Rome, Japan",
        "Osaka, Texas",
        "Café Zoetrope",
        "123",
        "\uD83D",
        "👍"
      })
  void hasNoValueForWhatIsNoKnownPlace(String name) {
    assertThat(RESOLVER.resolve(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "San Jose, CR",
    "San Jose, PH",
    "中山, TW",
    "Springfield, US",
    "Birmingham, US",
    "Georgia, US",
    "Valencia, VE",
    "Cordoba, ES",
    "Melbourne, US",
  })
  void listsOtherPlacesOfTheName(String name, String country) {
    PlaceValue value = RESOLVER.resolve(name).orElseThrow();
    assertThat(value.alternatives()).extracting(PlaceValue::country).contains(country);
  }

  @Test
  void knowsCodesAndZone() {
    PlaceValue taipei = RESOLVER.resolve("Taipei").orElseThrow();
    assertThat(taipei.iata()).containsExactly("TPE", "TSA");
    assertThat(taipei.timezone()).contains("Asia/Taipei");
  }
}
