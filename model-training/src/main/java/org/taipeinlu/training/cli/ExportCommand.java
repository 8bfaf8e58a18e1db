package org.taipeinlu.training.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.training.BundleNetwork;
import org.taipeinlu.training.onnx.OnnxExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a bundle's network in a format that other programs run. */
@Command(
    name = "export",
    description = "Writes a model's network for other runtimes: token ids in, label scores out.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  /** The formats there are. */
  enum Format {
    /** Open Neural Network Exchange: https://onnx.ai. */
    ONNX
  }

  @Option(names = "--model", required = true, description = "The bundle: a folder or a zip.")
  private Path model = Path.of("");

  @Option(names = "--format", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.ONNX;

  @Option(names = "--out", required = true, description = "The file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--language",
      description = "Which network, if this language has one of its own in the bundle.")
  private Optional<String> language = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    byte[] content =
        switch (format) {
          case ONNX -> OnnxExport.of(new BundleNetwork(BundleFiles.of(model), language).files());
        };
    Path beside = out.resolveSibling(out.getFileName() + ".new");
    Files.write(beside, content);
    Files.move(beside, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    spec.commandLine().getOut().printf(Locale.ROOT, "wrote %s, %,d bytes%n", out, content.length);
    return 0;
  }
}
