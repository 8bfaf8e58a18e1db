package org.taipeinlu.training.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.training.BundleNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes one bundle of a network for each language. */
@Command(
    name = "join",
    description = {
      "Makes one bundle of several: sentences of a language that is named are read by its network,",
      "all others by that of --model. All must fill the same slots."
    },
    mixinStandardHelpOptions = true)
final class JoinCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      description = "The bundle whose network reads what no other one does.")
  private Path model = Path.of("");

  @Option(
      names = "--language",
      required = true,
      description = "A language and the bundle of its network: zh=BUNDLE.")
  private Map<String, Path> languages = Map.of();

  @Option(names = "--out", required = true, description = "Folder for the bundle of all.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, BundleFiles> networks = new LinkedHashMap<>();
    languages.forEach((language, bundle) -> networks.put(language, BundleFiles.of(bundle)));
    Manifest manifest = BundleNetwork.join(BundleFiles.of(model), networks, out);
    spec.commandLine().getOut().printf(Locale.ROOT, "Wrote %s: %s%n", out, manifest.id());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
