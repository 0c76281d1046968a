package health.cordon.server.http;

import health.cordon.access.Action;
import health.cordon.access.Resource;
import health.cordon.core.PurposeOfUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the server does, told as data: the gate, the OpenAPI document and the tests read the same.
 *
 * @param id its name, unique
 * @param verb the method
 * @param path the path, with {@code {name}} for what a client puts there
 * @param about one sentence
 * @param guard what must be passed before the handler
 * @param purpose the purpose of use where the client says none; empty if it must say one
 * @param parameters of path and query
 * @param takes the body
 * @param gives the answer
 * @param statuses what it may answer beside its success and what every endpoint may
 * @param handler what it does
 */
public record Endpoint(
        String id,
        Verb verb,
        String path,
        String about,
        Guard guard,
        Optional<PurposeOfUse> purpose,
        List<Parameter> parameters,
        Optional<Body> takes,
        Reply gives,
        Set<Integer> statuses,
        Handler handler) {

    /** The form of an id in a path. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

    private static final Pattern ID_FORM = Pattern.compile(ID);

    /**
     * A body.
     *
     * @param type its media type
     * @param record what it is read into; null where the handler reads it as a stream
     * @param example for the documentation
     */
    public record Body(String type, @Nullable Class<? extends Record> record, String example) {}

    /**
     * An answer.
     *
     * @param status where all went well
     * @param type its media type; empty if it has no body
     * @param record what is written; null where it is no JSON object
     * @param streamed whether it is written bit by bit
     * @param also under which other statuses it is given as well
     */
    public record Reply(
            int status, String type, @Nullable Class<? extends Record> record, boolean streamed, Set<Integer> also) {}

    /** Whether this may be an id in a path or a header. */
    static boolean isId(String text) {
        return ID_FORM.matcher(text).matches();
    }

    /** Whether it answers HEAD: as GET, unless that streams, since a stream would be made to be thrown away. */
    boolean takesHead() {
        return verb == Verb.GET && !gives.streamed();
    }

    /** What an endpoint does. */
    sealed interface Handler {

        /** For whom nobody knows. */
        record Anyone(OpenWork work) implements Handler {}

        /** For who has signed in. */
        record Signed(SignedWork<?> work) implements Handler {}

        /** For who was permitted. */
        record Permitted(PermittedWork<?> work) implements Handler {}
    }

    /** Work for anyone. */
    @FunctionalInterface
    public interface OpenWork {
        /** Does it. */
        Answer handle(Inbound inbound);
    }

    /** Work for who has signed in; it asks for permission itself. */
    @FunctionalInterface
    public interface SignedWork<I> {
        /** Does it. */
        Answer handle(SignedCall<I> call);
    }

    /** Work for who was permitted. */
    @FunctionalInterface
    public interface PermittedWork<I> {
        /** Does it. */
        Answer handle(PermittedCall<I> call);
    }

    /** An endpoint to be described. */
    public static Draft<NoBody> of(String id, Verb verb, String path, String about) {
        return new Draft<>(id, verb, path, about, null);
    }

    /** The input of an endpoint that takes no body, or reads it itself. */
    public record NoBody() {

        static final NoBody IT = new NoBody();
    }

    /** Describes an endpoint, step by step; the last step says what it does. */
    public static final class Draft<I> {

        private final String id;
        private final Verb verb;
        private final String path;
        private final String about;
        private final @Nullable Body takes;
        private final List<Parameter> parameters = new ArrayList<>();
        private final Set<Integer> statuses = new LinkedHashSet<>();
        private @Nullable PurposeOfUse purpose;
        private Reply gives = new Reply(204, "", null, false, Set.of());

        private Draft(String id, Verb verb, String path, String about, @Nullable Body takes) {
            this.id = id;
            this.verb = verb;
            this.path = path;
            this.about = about;
            this.takes = takes;
        }

        /** It takes a JSON object. */
        public <R extends Record> Draft<R> takes(Class<R> record, String example) {
            return with(new Body("application/json", record, example));
        }

        /** It takes a stream of this type. */
        public Draft<NoBody> takesStream(String type, String example) {
            return with(new Body(type, null, example));
        }

        private <R> Draft<R> with(Body body) {
            Draft<R> next = new Draft<>(id, verb, path, about, body);
            next.parameters.addAll(parameters);
            next.statuses.addAll(statuses);
            next.purpose = purpose;
            next.gives = gives;
            return next;
        }

        /** It gives a JSON object: 200. */
        public Draft<I> gives(Class<? extends Record> record) {
            return gives(200, record);
        }

        /** It gives a JSON object with this status. */
        public Draft<I> gives(int status, Class<? extends Record> record) {
            gives = new Reply(status, "application/json", record, false, Set.of());
            return this;
        }

        /** It gives something else: 200. */
        public Draft<I> givesType(String type) {
            gives = new Reply(200, type, null, false, Set.of());
            return this;
        }

        /** It gives something else, bit by bit: 200. */
        public Draft<I> givesStream(String type) {
            gives = new Reply(200, type, null, true, Set.of());
            return this;
        }

        /** What it gives it gives under this status as well. */
        public Draft<I> alsoAs(int status) {
            gives = new Reply(gives.status(), gives.type(), gives.record(), gives.streamed(), Set.of(status));
            return this;
        }

        /** A parameter of its path or its query. */
        public Draft<I> with(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        /** What it is for, where the client does not say. */
        public Draft<I> usuallyFor(PurposeOfUse usual) {
            purpose = usual;
            return this;
        }

        /** What else it may answer. */
        public Draft<I> mayAnswer(int... more) {
            for (int status : more) {
                statuses.add(status);
            }
            return this;
        }

        /** For anyone. */
        public Endpoint open(OpenWork work) {
            return made(new Guard.Open(), new Handler.Anyone(work));
        }

        /** For who has signed in; it asks for these rights itself, or needs none. */
        public Endpoint signedIn(String asks, SignedWork<I> work) {
            return made(new Guard.SignedIn(asks), new Handler.Signed(work));
        }

        /** For who may do this. */
        public Endpoint needs(Action action, Resource resource, PermittedWork<I> work) {
            return made(new Guard.Needs(action, resource), new Handler.Permitted(work));
        }

        private Endpoint made(Guard guard, Handler handler) {
            return new Endpoint(
                    id,
                    verb,
                    path,
                    about,
                    guard,
                    Optional.ofNullable(purpose),
                    List.copyOf(parameters),
                    Optional.ofNullable(takes),
                    gives,
                    Set.copyOf(statuses),
                    handler);
        }
    }
}
