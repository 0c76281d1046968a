package health.cordon.cli.report;

import health.cordon.cli.batch.Fault;
import health.cordon.cli.batch.FileOutcome;
import health.cordon.cli.batch.Tally;
import health.cordon.cli.terminal.Amounts;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.PhiKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A run's report for people, as one page. */
public final class ReportHtml {

    /** Longer lists are left to the report for machines. */
    private static final int FILES_SHOWN = 500;

    private ReportHtml() {}

    /** The page. */
    public static String of(RunReport report) {
        Page page = new Page("De-identification report");
        head(report, page);
        kinds(report.total(), page);
        notReadTwice(report.total(), page);
        actions(report.total(), page);
        errors(report, page);
        where(report, page);
        table("Settings", report.settings(), page);
        table("Versions", report.versions(), page);
        hashes(report, page);
        page.raw(
                "<p class=soft>Removing these identifiers is one half of Safe Harbor, 45 CFR 164.514(b)(2)(i). The other"
                        + " is that you have no actual knowledge that what is left could identify a person, 164.514(b)(2)(ii)."
                        + " No detector finds everything: read a sample before you release. This page holds no document text;"
                        + " file names are as you gave them.</p>");
        return page.end();
    }

    private static void head(RunReport report, Page page) {
        page.tag("h1", "De-identification report");
        page.raw("<p class=soft>")
                .text(report.started().toString().replace('T', ' ').replaceAll("\\..*Z|Z", " UTC"));
        page.text(" · " + Amounts.time(report.seconds()) + " · "
                + Amounts.rate(report.bytesWorked(), report.seconds()) + " · policy "
                + report.settings().getOrDefault("policy", "safe-harbor"));
        page.raw("</p><div class=cards>");
        page.card(Amounts.count(report.files().size()), "files", false);
        page.card(Amounts.count(report.total().documents()), "documents done", false);
        page.card(Amounts.count(report.total().spans()), "identifiers treated", false);
        page.card(Amounts.count(report.notOk()), "files with errors", report.notOk() > 0);
        if (report.count(FileOutcome.State.DONE_BEFORE) > 0) {
            page.card(Amounts.count(report.count(FileOutcome.State.DONE_BEFORE)), "done by an earlier run", false);
        }
        page.raw("</div>");
    }

    private static void kinds(Tally total, Page page) {
        page.tag("h2", "What was found").raw("<div class=box><table>");
        page.raw("<tr><th>Kind<th>45 CFR 164.514(b)(2)(i)<th class=n>Found<th></tr>");
        List<PhiKind> found = Stream.of(PhiKind.values())
                .filter(kind -> total.of(kind) > 0)
                .sorted(Comparator.comparing((PhiKind kind) -> -total.of(kind)))
                .toList();
        long most = found.isEmpty() ? 1 : total.of(found.getFirst());
        for (PhiKind kind : found) {
            page.raw("<tr><td>").raw(dot(kind)).tag("b", kind.name());
            page.raw("<td class=soft>").text("(" + kind.paragraph() + ") " + kind.title());
            page.raw("<td class=n>").text(Amounts.count(total.of(kind)));
            page.raw("<td><div class=track>")
                    .raw(bar(kind, total.of(kind), most))
                    .raw("</div></tr>\n");
        }
        page.raw(found.isEmpty() ? "<tr><td colspan=4 class=soft>Nothing.</tr>" : "")
                .raw("</table></div>");
    }

    private static void notReadTwice(Tally total, Page page) {
        if (total.notReadTwice() > 0) {
            page.raw("<p class=warn>")
                    .text(Amounts.count(total.notReadTwice()) + " of " + Amounts.count(total.spans())
                            + " identifiers lie in sentences that were doubtful and that the encoder had no budget to"
                            + " read: they were redacted to be safe. Profile max reads every sentence.")
                    .raw("</p>");
        }
    }

    private static void actions(Tally total, Page page) {
        page.tag("h2", "What was done").raw("<div class=box><table><tr><th>Action<th class=n>Times</tr>");
        total.actions()
                .forEach((action, times) -> page.raw("<tr>")
                        .tag("td", action)
                        .tag("td class=n", Amounts.count(times))
                        .raw("</tr>\n"));
        page.raw("</table></div>");
    }

    private static void errors(RunReport report, Page page) {
        if (report.notOk() == 0) {
            return;
        }
        page.tag("h2", "What went wrong").raw("<div class=box><table><tr><th>File<th>State<th>Error</tr>");
        report.files().stream().filter(file -> !file.ok()).limit(FILES_SHOWN).forEach(file -> {
            page.raw("<tr>")
                    .tag("td class=mono", file.name())
                    .tag("td", words(file.state()))
                    .raw("<td class=wrong>");
            for (Fault fault : file.faults()) {
                page.raw("<div>")
                        .text((fault.line() > 0 ? "line " + fault.line() + ": " : "") + fault.message())
                        .raw("</div>");
            }
            long more = file.tally().faultCount() - file.faults().size();
            page.text(more > 0 ? "and " + Amounts.count(more) + " more" : "").raw("</tr>\n");
        });
        page.raw("</table></div>");
        shown(report.notOk(), page);
    }

    private static void where(RunReport report, Page page) {
        page.tag("h2", "Where it was found").raw("<div class=box><table>");
        page.raw("<tr><th>File<th class=n>Documents<th class=n>Identifiers<th></tr>");
        long most = report.files().stream()
                .mapToLong(file -> file.tally().spans())
                .max()
                .orElse(1);
        report.files().stream()
                .filter(file -> file.output() != null || file.tally().documents() > 0)
                .limit(FILES_SHOWN)
                .forEach(file -> {
                    Tally tally = file.tally();
                    page.raw("<tr>").tag("td class=mono", file.name());
                    page.tag("td class=n", Amounts.count(tally.documents()))
                            .tag("td class=n", Amounts.count(tally.spans()));
                    page.raw("<td><div class=track>");
                    for (PhiKind kind : PhiKind.values()) {
                        if (tally.of(kind) > 0) {
                            page.raw(bar(kind, tally.of(kind), Math.max(1, most)));
                        }
                    }
                    page.raw("</div></tr>\n");
                });
        page.raw("</table></div>");
        shown(report.files().size(), page);
    }

    private static void hashes(RunReport report, Page page) {
        page.tag("h2", "Hashes").raw("<details><summary>SHA-256 of every input and output</summary>");
        page.raw("<div class=box><table><tr><th>File<th>Input<th>Output</tr>");
        report.files().stream()
                .limit(FILES_SHOWN)
                .forEach(file -> page.raw("<tr>")
                        .tag("td class=mono", file.name())
                        .tag("td class=mono", String.valueOf(file.hashIn() == null ? "-" : file.hashIn()))
                        .tag("td class=mono", String.valueOf(file.hashOut() == null ? "-" : file.hashOut()))
                        .raw("</tr>\n"));
        page.raw("</table></div></details>");
        shown(report.files().size(), page);
    }

    private static void table(String title, Map<String, String> rows, Page page) {
        page.tag("h2", title).raw("<div class=box><table>");
        rows.forEach((name, value) -> page.raw("<tr>")
                .tag("td class=soft", name)
                .tag("td class=mono", value)
                .raw("</tr>\n"));
        page.raw("</table></div>");
    }

    private static void shown(long all, Page page) {
        if (all > FILES_SHOWN) {
            page.raw("<p class=soft>")
                    .text("The first " + FILES_SHOWN + " of " + Amounts.count(all) + "; report.json has all of them.")
                    .raw("</p>");
        }
    }

    private static String words(FileOutcome.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String dot(PhiKind kind) {
        return "<span class=dot style=\"background:" + Paint.of(kind).hex() + "\"></span>";
    }

    /** A part of a track, with what it stands for on hover. */
    private static String bar(PhiKind kind, long count, long most) {
        return String.format(
                Locale.ROOT,
                "<i style=\"width:%.2f%%;background:%s\" title=\"%s: %d\"></i>",
                100.0 * count / most,
                Paint.of(kind).hex(),
                kind.name(),
                count);
    }
}
