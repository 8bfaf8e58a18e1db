package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.training.names.NameInventor;
import org.taipeinlu.training.names.PlaceNames;
import org.taipeinlu.training.network.NativeMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes up names of places, as a list of values for patterns. */
@Command(
    name = "invent-names",
    description =
        "Learns what names of places sound like and writes others, none of which is in the"
            + " gazetteer.",
    mixinStandardHelpOptions = true)
final class InventNamesCommand implements Callable<Integer> {
  @Option(names = "--language", required = true, description = "en or zh.")
  private String language = "";

  @Option(names = "--out", required = true, description = "File for the names, one a line.")
  private Path out = Path.of("");

  @Option(
      names = "--gazetteer",
      description = "Places to learn from. Default: those of the program.")
  private Optional<Path> gazetteer = Optional.empty();

  @Option(names = "--count", defaultValue = "500", description = "Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--temperature",
      defaultValue = "0.8",
      description = "Above 0; higher is odder. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--cells",
      defaultValue = "128",
      description = "Memory cells of the network. Default: ${DEFAULT-VALUE}.")
  private int cells;

  @Option(
      names = "--rounds",
      defaultValue = "12",
      description = "How often the network reads all names. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    NativeMemory.limit();
    PrintWriter console = spec.commandLine().getOut();
    Gazetteer places =
        gazetteer.isPresent() ? Gazetteer.read(gazetteer.get()) : Gazetteer.ofDefault();
    PlaceNames names = PlaceNames.of(places, language);
    console.printf(Locale.ROOT, "learning from %d names%n", names.examples().size());
    console.flush();
    NameInventor inventor =
        NameInventor.train(
            names,
            cells,
            rounds,
            seed,
            (round, loss) -> {
              console.printf(Locale.ROOT, "round %d: loss %.3f%n", round, loss);
              console.flush();
            });
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "# Made up by invent-names: seed %d, temperature %s, %d cells, %d rounds.",
            seed,
            temperature,
            cells,
            rounds));
    inventor.invent(count, temperature).stream().sorted().forEach(lines::add);
    write(lines);
    console.printf(Locale.ROOT, "wrote %d names to %s%n", count, out);
    console.flush();
    return 0;
  }

  private void write(List<String> lines) throws IOException {
    Path target = out.toAbsolutePath();
    Path beside = target.resolveSibling(target.getFileName() + ".new");
    Files.write(beside, lines);
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
