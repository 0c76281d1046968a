package health.cordon.cli;

import health.cordon.access.Role;
import health.cordon.access.minimum.FieldFilter;
import health.cordon.access.minimum.Withheld;
import health.cordon.access.minimum.Withholding;
import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon minimum filter}. */
@Command(
        name = "filter",
        header = "Give of a file what a rule keeps.",
        description = {
            "Reads JSON, lines of JSON or a table, writes what the rule for this function, purpose and role keeps to standard"
                    + " output or --out, and tells on standard error what was withheld, and why. Where no rule is for them,"
                    + " nothing is given.",
            "What is told are paths that rules name, and counts. Fields that no rule knows are a ? unless --names is given:"
                    + " their names come from the file and may themselves be PHI."
        },
        footer = {
            "  cordon minimum filter study.json --function imaging-model --purpose TREAT",
            "  cordon minimum filter patients.ndjson --function cohort --purpose HRESCH --role data-scientist --out cohort.ndjson",
            "  cordon minimum filter visits.csv --function claims --purpose HPAYMT --rules my-rules.yaml"
        })
final class MinimumFilterCommand implements Callable<Integer> {

    private final Io io;

    /** How a file is read. */
    enum Format {
        JSON,
        NDJSON,
        CSV
    }

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file = "-";

    @Option(
            names = "--function",
            paramLabel = "NAME",
            required = true,
            description = "What consumes the data, as rules name it: imaging-model, claims, cohort.")
    private String function = "";

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            required = true,
            description = "Why: an HL7 v3 code such as TREAT, HPAYMT, HOPERAT, HRESCH.")
    private String purpose = "";

    @Option(names = "--role", paramLabel = "NAME", split = ",", description = "A role of who asks. Repeatable.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--rules", paramLabel = "NAME|FILE", description = "The rules: standard (default), or a YAML file.")
    private String rules = "standard";

    @Option(
            names = "--format",
            paramLabel = "json|ndjson|csv",
            description = "The format; default: by the name's ending, else json.")
    private @Nullable Format format;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What parts the cells of a table; default: a comma, in .tsv a tab.")
    private @Nullable Character delimiter;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write here instead; the file appears whole or not at all.")
    private @Nullable Path out;

    @Option(names = "--names", description = "Tell the names of fields that no rule knows. They may be PHI.")
    private boolean names;

    @Option(names = "--quiet", description = "Do not tell what was withheld.")
    private boolean quiet;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    MinimumFilterCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        PurposeOfUse use = PurposeOfUse.of(purpose)
                .orElseThrow(() -> AccessCommand.unknown("--purpose", purpose, PurposeOfUse.codes()));
        FieldFilter filter = MinimumCommand.rules(rules)
                .filterFor(roles.stream().map(Role::new).toList(), use, function);
        if (names) {
            filter = filter.namingUnknownFields();
        }
        Withholding told;
        try (InputStream in = open()) {
            told = out == null ? filtered(filter, in, io.out()) : written(filter, in, out);
        }
        io.out().flush();
        if (!quiet) {
            tell(filter, told);
        }
        return 0;
    }

    private Withholding written(FieldFilter filter, InputStream in, Path target) throws IOException {
        if (!file.equals("-") && Files.exists(target) && Files.isSameFile(Path.of(file), target)) {
            throw new CordonException(CliError.OVER_THE_INPUT, SafeArg.path(target));
        }
        try (AtomicFile whole = AtomicFile.at(target)) {
            Withholding told = filtered(filter, in, whole.stream());
            whole.commit();
            return told;
        }
    }

    private InputStream open() {
        if (file.equals("-")) {
            return io.in();
        }
        try {
            return new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16);
        } catch (NoSuchFileException e) {
            throw new CordonException(CliError.NO_INPUT, e, SafeArg.path(Path.of(file)));
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_READ, e, SafeArg.path(Path.of(file)));
        }
    }

    private Withholding filtered(FieldFilter filter, InputStream in, OutputStream to) throws IOException {
        return switch (format()) {
            case JSON -> {
                Withholding told = filter.json(in, to);
                to.write('\n');
                yield told;
            }
            case NDJSON -> {
                Withholding told = filter.ndjson(in, to);
                to.write('\n');
                yield told;
            }
            case CSV -> table(filter, in, to);
        };
    }

    private Withholding table(FieldFilter filter, InputStream in, OutputStream to) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        Writer writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        Withholding told = filter.table(reader, writer, separator());
        writer.flush();
        return told;
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".tab")) {
            return Format.CSV;
        }
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? Format.NDJSON : Format.JSON;
    }

    private char separator() {
        if (delimiter != null) {
            return delimiter;
        }
        return file.endsWith(".tsv") || file.endsWith(".tab") ? '\t' : ',';
    }

    private void tell(FieldFilter filter, Withholding told) {
        io.err()
                .println(Paint.STRONG.on(io.errTerminal(), told.rule()) + ": "
                        + filter.rule().says());
        filter.rule()
                .exemption()
                .ifPresent(exemption -> io.err().println("everything is given, by 45 CFR " + exemption.citation()));
        io.err()
                .println(told.kept() + " values kept, " + told.generalized() + " of them with less in them; withheld:"
                        + (told.withheld().isEmpty() ? " nothing" : ""));
        for (Withheld each : told.withheld()) {
            io.err()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-36s %6d  %s",
                            each.path(),
                            each.count(),
                            each.because().says()));
        }
    }
}
