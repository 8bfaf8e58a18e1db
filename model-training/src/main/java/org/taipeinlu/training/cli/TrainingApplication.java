package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.training.corpus.CorpusFormatException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The trainer's command line. */
@Command(
    name = "taipei-nlu-training",
    description = "Makes, trains and measures slot filling models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GenerateCommand.class,
      ConvertCommand.class,
      TrainCommand.class,
      JoinCommand.class,
      FineTuneCommand.class,
      EvaluateCommand.class,
      CompareModelsCommand.class,
      CompareCommand.class,
      CrossValidateCommand.class,
      ExportCommand.class,
      InventNamesCommand.class
    })
public final class TrainingApplication {
  private static final int FAILED = 1;

  private TrainingApplication() {}

  /** Runs a command; the exit code is 0 if it succeeded, 1 if not, 2 for wrong options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new TrainingApplication())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(TrainingApplication::report);
  }

  /** What the world did wrong is a sentence; a mistake of this program keeps its stack trace. */
  private static int report(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    boolean expected =
        exception instanceof IOException
            || exception instanceof UncheckedIOException
            || exception instanceof CorpusFormatException
            || exception instanceof InvalidBundleException
            || exception instanceof IllegalStateException
            || exception instanceof IllegalArgumentException;
    if (!expected) {
      throw exception;
    }
    String kind =
        exception instanceof IOException ? exception.getClass().getSimpleName() + ": " : "";
    command.getErr().println(command.getColorScheme().errorText(kind + exception.getMessage()));
    return FAILED;
  }
}
