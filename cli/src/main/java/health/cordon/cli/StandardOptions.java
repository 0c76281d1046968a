package health.cordon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command takes and ends with. {@code --debug} is read by {@link Cordon} before the command is. */
@Command(
        synopsisHeading = "Usage: ",
        abbreviateSynopsis = true,
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was done",
            "1:some documents failed; the others are done",
            "2:the command line is wrong",
            "3:a policy, a keyset or another setting is wrong",
            "4:a defect of Cordon",
            "130:stopped by a signal"
        },
        footerHeading = "%nExamples:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class StandardOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--debug", description = "On an error, print the stack as well. It holds no document text.")
    boolean debug;
}
