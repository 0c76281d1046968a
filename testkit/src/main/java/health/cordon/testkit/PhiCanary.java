package health.cordon.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Values that occur nowhere else, planted in an input and then looked for in everything that came out: strings, files and
 * folders, captured output, exceptions.
 *
 * <p>A value is found in any case, in UTF-8 and UTF-16, without its separators, percent-encoded and in Base64. It is not
 * found once encrypted, compressed or hashed. Thread-safe, but for {@link #capture}, which swaps the process's output.
 */
public final class PhiCanary {

    private static final int CHUNK = 1 << 20;

    private final Map<String, String> values;
    private final Map<String, Set<String>> forms = new LinkedHashMap<>();
    private int longest = 1;

    private PhiCanary(Map<String, String> values) {
        this.values = values;
        values.forEach((what, value) -> forms.put(what, forms(value)));
        forms.values().forEach(set -> set.forEach(form -> longest = Math.max(longest, form.length())));
    }

    /** Canaries of every kind, made from a seed. */
    public static PhiCanary plant(long seed) {
        Seeded seeded = Seeded.of(seed).fork("canary");
        Map<String, String> values = new LinkedHashMap<>();
        String first = invented(seeded);
        String last = invented(seeded) + "quist";
        values.put("first name", first);
        values.put("last name", last);
        values.put("clinician", invented(seeded) + "bauer");
        values.put("street", seeded.digits(4) + " " + invented(seeded) + "holm Road");
        values.put("city", invented(seeded) + "ville");
        values.put(
                "date",
                two(seeded.between(1, 12)) + "/" + two(seeded.between(10, 28)) + "/19" + seeded.between(20, 79));
        values.put("phone", "617-555-" + seeded.digits(4));
        values.put("e-mail", first.toLowerCase(Locale.ROOT) + seeded.digits(5) + "@example.org");
        values.put("ssn", "2" + seeded.digits(2) + "-" + seeded.between(10, 99) + "-" + seeded.digits(4));
        values.put("mrn", seeded.digits(9));
        values.put("member id", "X" + seeded.letters(2) + seeded.digits(9));
        values.put("url", "https://" + last.toLowerCase(Locale.ROOT) + ".example.org/p/" + seeded.digits(6));
        return new PhiCanary(values);
    }

    /** Canaries of the caller's own. Keys say what they are; values need at least five characters to be told apart. */
    public static PhiCanary of(Map<String, String> values) {
        return new PhiCanary(new LinkedHashMap<>(values));
    }

    /** The planted value, for example of {@code "last name"}. */
    public String value(String what) {
        String value = values.get(what);
        if (value == null) {
            throw new IllegalArgumentException("no such canary; there are " + values.keySet());
        }
        return value;
    }

    /** What was planted: what it is, then the value. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** A note that holds all planted values in places where anyone would look for them. */
    public String note() {
        StringBuilder note = new StringBuilder("DISCHARGE SUMMARY\n");
        values.forEach((what, value) -> {
            switch (what) {
                case "first name" ->
                    note.append("Patient: ").append(value).append(' ').append(values.get("last name"));
                case "last name" -> note.append("Mr. ").append(value).append(" was admitted with chest pain");
                case "clinician" -> note.append("Seen by Dr. ").append(value);
                case "street" -> note.append("Address: ").append(value);
                case "city" -> note.append("Lives in ").append(value).append(", OH 44101");
                case "date" -> note.append("DOB: ").append(value);
                case "phone" -> note.append("Phone: ").append(value);
                case "e-mail" -> note.append("Email: ").append(value);
                case "ssn" -> note.append("SSN: ").append(value);
                case "mrn" -> note.append("MRN: ").append(value);
                case "member id" -> note.append("Member ID: ").append(value);
                case "url" -> note.append("Portal: ").append(value);
                default -> note.append(what).append(": ").append(value);
            }
            note.append(".\n");
        });
        return note.toString();
    }

    /** Fails if any planted value stands in the text. The failure tells which and where, not the value. */
    public void assertAbsent(String where, CharSequence text) {
        List<String> seen = seen(text.toString().toLowerCase(Locale.ROOT), 0);
        if (!seen.isEmpty()) {
            throw new AssertionError("planted PHI in " + where + ": " + seen);
        }
    }

    /** Fails if any planted value stands in the file, or in a name or a file of the folder, at any depth. */
    public void assertAbsent(Path fileOrFolder) {
        try (Stream<Path> walk = Files.walk(fileOrFolder)) {
            for (Path path : walk.sorted().toList()) {
                assertAbsent("the name of a file", String.valueOf(path.getFileName()));
                if (Files.isRegularFile(path)) {
                    assertAbsentInside(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if any planted value stands in what the exception, its causes and its suppressed ones say or print. */
    public void assertAbsent(Throwable thrown) {
        StringWriter printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed));
        assertAbsent("the stack trace", printed.toString());
        List<Throwable> open = new ArrayList<>(List.of(thrown));
        Set<Throwable> done = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        while (!open.isEmpty()) {
            Throwable next = open.removeLast();
            if (done.add(next)) {
                assertAbsent("an exception's message", String.valueOf(next.getMessage()));
                assertAbsent("an exception's localized message", String.valueOf(next.getLocalizedMessage()));
                assertAbsent("an exception's toString", next.toString());
                open.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
            }
        }
    }

    /** Fails if the action prints a planted value to standard output or error, or throws one. What it throws goes on. */
    public void assertSilent(Action action) throws Exception {
        String printed;
        try {
            printed = capture(action);
        } catch (Exception e) {
            assertAbsent(e);
            throw e;
        }
        assertAbsent("standard output", printed);
    }

    /** What the action prints to standard output and error. One at a time: the process has only one output. */
    public static synchronized String capture(Action action) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            action.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Something to run that may fail. */
    @FunctionalInterface
    public interface Action {
        /** Runs it. */
        void run() throws Exception;
    }

    /** Zero bytes are dropped as well, which turns UTF-16 of either order into ASCII. */
    private void assertAbsentInside(Path file) throws IOException {
        byte[] buffer = new byte[CHUNK];
        String carried = "";
        long offset = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(buffer, 0, CHUNK); read > 0; read = in.readNBytes(buffer, 0, CHUNK)) {
                String raw =
                        carried + new String(buffer, 0, read, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                List<String> seen = seen(raw, offset - carried.length());
                if (seen.isEmpty() && raw.indexOf(0) >= 0) {
                    seen = seen(raw.replace("\u0000", ""), offset);
                }
                if (!seen.isEmpty()) {
                    throw new AssertionError("planted PHI in the file " + file + ": " + seen);
                }
                offset += read;
                carried = raw.substring(Math.max(0, raw.length() - 2 * longest));
            }
        }
    }

    private List<String> seen(String lower, long offset) {
        List<String> seen = new ArrayList<>();
        forms.forEach((what, set) -> {
            for (String form : set) {
                int at = lower.indexOf(form);
                if (at >= 0) {
                    seen.add(what + " at " + (offset + at));
                    break;
                }
            }
        });
        return seen;
    }

    private static Set<String> forms(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        Set<String> forms = new TreeSet<>(Set.of(lower));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        forms.add(lower.replace(" ", "%20"));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) {
            forms.add(base64Core(bytes, shift));
        }
        String digits = value.replaceAll("[^0-9]", "");
        if (digits.length() >= 9) {
            forms.add(digits);
        }
        forms.removeIf(form -> form.length() < 5);
        return forms;
    }

    /** The part of the Base64 of a longer text that this value alone decides, when it starts at this byte modulo three. */
    private static String base64Core(byte[] value, int shift) {
        byte[] padded = new byte[value.length + shift];
        System.arraycopy(value, 0, padded, shift, value.length);
        String code = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int from = shift == 0 ? 0 : shift + 1;
        int to = padded.length / 3 * 4;
        return code.substring(Math.min(from, to), to).toLowerCase(Locale.ROOT);
    }

    private static String invented(Seeded seeded) {
        return seeded.choose("Zor", "Quib", "Vex", "Ghr", "Xil", "Jund", "Wrax", "Pfe")
                + seeded.choose("am", "ith", "olv", "umb", "ert", "ynd")
                + seeded.choose("ak", "iel", "oth", "uun", "ezz", "imo")
                + seeded.choose("", "a", "o", "en", "ir");
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
