package health.cordon.server.config;

import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.preamble.Preamble;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.screen.ScreenPolicy;
import health.cordon.gateway.token.PseudonymStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The screens, the managed system prompt and the look of pseudonyms of one route. */
final class ProtectionReader {

    private static final String BLOCK = "block";
    private static final String OBSERVE = "observe";
    private static final String OFF = "off";
    private static final String OWN = "own";

    private ProtectionReader() {}

    static Protection read(Section in, Mode mode) {
        Protection usual = Protection.usual(mode);
        Protection told = new Protection(
                screens(in, usual.screens()), preamble(in, usual.preamble()), pseudonyms(in, mode, usual.pseudonyms()));
        if (mode == Mode.SHADOW && !told.equals(usual)) {
            in.problem(
                    ConfigKey.ROUTE_MODE,
                    "a route in mode shadow changes nothing: leave out its screen, its hosts and its preamble");
        }
        return told;
    }

    private static PseudonymStyle pseudonyms(Section in, Mode mode, PseudonymStyle usual) {
        if (!in.has(ConfigKey.ROUTE_PSEUDONYMS)) {
            return usual;
        }
        if (mode != Mode.PSEUDONYMIZE) {
            in.problem(ConfigKey.ROUTE_PSEUDONYMS, "'gateway.routes.pseudonyms' is for mode pseudonymize alone");
        }
        return in.oneOf(
                ConfigKey.ROUTE_PSEUDONYMS,
                ConfigFile.lower(PseudonymStyle.values()),
                word -> PseudonymStyle.valueOf(word.toUpperCase(Locale.ROOT)),
                usual);
    }

    private static ScreenPolicy screens(Section in, ScreenPolicy usual) {
        ScreenPolicy policy = in.has(ConfigKey.ROUTE_SCREEN)
                ? in.oneOf(
                        ConfigKey.ROUTE_SCREEN,
                        List.of(BLOCK, OBSERVE, OFF),
                        word -> switch (word) {
                            case BLOCK -> ScreenPolicy.STANDARD;
                            case OBSERVE -> ScreenPolicy.OBSERVING;
                            default -> ScreenPolicy.OFF;
                        },
                        usual)
                : usual;
        return policy.allowing(in.texts(ConfigKey.ROUTE_SCREEN_HOSTS).toArray(String[]::new));
    }

    private static Preamble preamble(Section in, Preamble usual) {
        Path file = in.path(ConfigKey.ROUTE_PREAMBLE_FILE);
        if (file != null) {
            if (in.has(ConfigKey.ROUTE_PREAMBLE)) {
                in.problem(ConfigKey.ROUTE_PREAMBLE, "a route has a preamble or a preamble-file, not both");
            }
            return own(in, file, usual);
        }
        List<Preamble> ours = List.of(Preamble.HIPAA, Preamble.NONE);
        return in.has(ConfigKey.ROUTE_PREAMBLE)
                ? in.oneOf(
                        ConfigKey.ROUTE_PREAMBLE,
                        ours.stream().map(Preamble::version).toList(),
                        word -> word.equals(Preamble.NONE.version()) ? Preamble.NONE : Preamble.HIPAA,
                        usual)
                : usual;
    }

    private static Preamble own(Section in, Path file, Preamble usual) {
        try {
            String text = Files.readString(file);
            if (!text.isBlank()) {
                return Preamble.own(OWN, text);
            }
            in.problem(ConfigKey.ROUTE_PREAMBLE_FILE, "'gateway.routes.preamble-file' is empty");
        } catch (IOException e) {
            in.problem(ConfigKey.ROUTE_PREAMBLE_FILE, "'gateway.routes.preamble-file' cannot be read as UTF-8 text");
        }
        return usual;
    }
}
