package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTests {
  @TempDir private Path folder = Path.of("");
  private final StringWriter output = new StringWriter();

  @Test
  void comparesNetworksOnTheUsersOwnSentences() throws IOException {
    String sentences =
        "from [Rome](from) to [Oslo](to)\nto [Lima](to) from [Bonn](from)\n".repeat(4);
    for (String part : new String[] {"train", "validation", "test"}) {
      Files.writeString(folder.resolve(part + ".txt"), sentences);
    }
    Path out = folder.resolve("out");
    assertThat(
            run(
                "--data",
                folder.toString(),
                "--networks",
                "dense,elman",
                "--swap",
                "from,to",
                "--out",
                out.toString(),
                "--set",
                "training.epochs=1",
                "--set",
                "network.cells=[4]"))
        .as(output.toString())
        .isZero();
    assertThat(output.toString())
        .contains("elman (2 of 2)", "no measure by distance: the data holds no parts distance-1");
    JsonNode networks = lastLine().path("networks");
    assertThat(networks.size()).isEqualTo(2);
    assertThat(networks.path(1).path("swap_sentences").intValue()).isEqualTo(8);
    assertThat(networks.path(1).has("f1_by_distance")).isFalse();
    assertThat(Files.readString(out.resolve("index.html"))).contains("from and to");
    assertThat(out.resolve("comparison.json")).isNotEmptyFile();
    ModelBundle elman = ModelBundle.read(BundleFiles.of(out.resolve("models/elman")));
    assertThat(elman.manifest().network().kind()).isEqualTo("elman");
  }

  @Test
  void saysWhichNetworkItDoesNotKnow() {
    assertThat(run("--networks", "dense,transformer", "--out", folder.toString())).isEqualTo(2);
    assertThat(output.toString())
        .contains("transformer", "known are dense, elman, bielman")
        .doesNotContain("\tat ");
  }

  private int run(String... options) {
    CommandLine commands = TrainingApplication.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(output));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "compare";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return commands.execute(arguments);
  }

  private JsonNode lastLine() {
    String[] lines = output.toString().strip().split("\n", -1);
    return new JsonMapper().readTree(lines[lines.length - 1]);
  }
}
