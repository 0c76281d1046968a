package health.cordon.server.http;

import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the endpoint for a method and a path. A path has one form: segments behind single slashes, no dots that lead
 * elsewhere, no encoded slash, nothing behind a semicolon. Whatever has another form is not there.
 */
final class Routes {

    /**
     * What was found.
     *
     * @param endpoint the endpoint
     * @param path what stands in its places
     * @param head whether only the head is asked for
     */
    record Found(Endpoint endpoint, Map<String, String> path, boolean head) {}

    private record Route(List<String> segments, Endpoint endpoint) {}

    private final List<Route> routes;

    Routes(List<Endpoint> endpoints) {
        routes = endpoints.stream()
                .map(endpoint -> new Route(List.of(endpoint.path().substring(1).split("/")), endpoint))
                .toList();
        Set<String> ids = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (Endpoint endpoint : endpoints) {
            if (!ids.add(endpoint.id())
                    || !places.add(endpoint.verb() + " " + endpoint.path().replaceAll("\\{[^}]*}", "{}"))) {
                throw new IllegalStateException("two endpoints are one: " + endpoint.id());
            }
        }
    }

    /**
     * The endpoint.
     *
     * @throws CordonException {@link ServerError#NO_SUCH_ENDPOINT}, or {@link WrongMethod}
     */
    Found find(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        List<Endpoint> others = new ArrayList<>();
        boolean head = method.equals("HEAD");
        for (Route route : routes) {
            if (matches(route.segments(), segments)) {
                Endpoint endpoint = route.endpoint();
                if (head ? endpoint.takesHead() : endpoint.verb().name().equals(method)) {
                    return new Found(endpoint, places(route.segments(), segments), head);
                }
                others.add(endpoint);
            }
        }
        if (others.isEmpty()) {
            throw new CordonException(ServerError.NO_SUCH_ENDPOINT);
        }
        throw new WrongMethod(others);
    }

    /** The path is there, and takes other methods. */
    static final class WrongMethod extends CordonException {

        private static final long serialVersionUID = 1L;

        private final String allow;

        WrongMethod(List<Endpoint> others) {
            super(ServerError.WRONG_METHOD);
            allow = others.stream()
                    .map(other -> other.verb().name() + (other.takesHead() ? ", HEAD" : ""))
                    .collect(Collectors.joining(", "));
        }

        String allow() {
            return allow;
        }
    }

    private static boolean matches(List<String> route, List<String> segments) {
        if (route.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < route.size(); i++) {
            boolean place = route.get(i).startsWith("{");
            if (place ? !Endpoint.isId(segments.get(i)) : !route.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> places(List<String> route, List<String> segments) {
        Map<String, String> places = new HashMap<>(4);
        for (int i = 0; i < route.size(); i++) {
            String name = route.get(i);
            if (name.startsWith("{")) {
                places.put(name.substring(1, name.length() - 1), segments.get(i));
            }
        }
        return places;
    }

    private static List<String> segments(String rawPath) {
        if (!rawPath.startsWith("/") || rawPath.indexOf(';') >= 0 || rawPath.length() > 2_048) {
            throw new CordonException(ServerError.NO_SUCH_ENDPOINT);
        }
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.substring(1).split("/", -1)) {
            String segment = decoded(raw);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.indexOf('/') >= 0) {
                throw new CordonException(ServerError.NO_SUCH_ENDPOINT);
            }
            segments.add(segment);
        }
        return segments;
    }

    /** Percent-decoded, once, strictly as UTF-8. */
    static String decoded(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        ByteBuffer bytes = ByteBuffer.allocate(raw.length() * 3);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new CordonException(ServerError.NO_SUCH_ENDPOINT);
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new CordonException(ServerError.NO_SUCH_ENDPOINT);
        }
    }
}
