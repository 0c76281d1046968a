package health.cordon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cordon receipt}. */
@Command(
        name = "receipt",
        header = "Prove what a receipt of the gateway says.",
        description =
                "Each answer of the gateway has the header cordon-receipt: the place and hash of the entry that was in the"
                        + " audit log before the call was made.",
        footer = "  cordon receipt verify 17:9f2c... --data /var/lib/cordon")
final class ReceiptCommand {

    @Mixin
    private StandardOptions standard = new StandardOptions();
}
