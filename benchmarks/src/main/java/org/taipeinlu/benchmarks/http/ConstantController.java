package org.taipeinlu.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers what {@code /parse} answered once, whatever is asked: the cost of HTTP itself. */
@RestController
class ConstantController {
  private final String answer;

  ConstantController() throws IOException {
    answer = Files.readString(Path.of(System.getProperty("constant.answer")));
  }

  @PostMapping(path = "/constant", produces = MediaType.APPLICATION_JSON_VALUE)
  String answer(@RequestBody String ignored) {
    return answer;
  }
}
