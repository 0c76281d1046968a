package health.cordon.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How far a credential reaches: everywhere that policies permit, or within some {@link Scope}s only. Immutable. */
public final class Scopes {

    /** Not narrowed. */
    public static final Scopes EVERYWHERE = new Scopes(true, Set.of());

    private final boolean everywhere;
    private final Set<Scope> within;

    private Scopes(boolean everywhere, Set<Scope> within) {
        this.everywhere = everywhere;
        this.within = within;
    }

    /** Within these; none at all allows nothing. */
    public static Scopes of(Collection<Scope> scopes) {
        return new Scopes(false, Set.copyOf(scopes));
    }

    /** Within these, as text. */
    public static Scopes of(String... scopes) {
        return of(java.util.Arrays.stream(scopes).map(Scope::of).toList());
    }

    /** Whether the action on things of this type lies within. */
    public boolean cover(Action action, ResourceType type) {
        return everywhere || within.stream().anyMatch(scope -> scope.covers(action, type));
    }

    /** Whether it reaches everywhere. */
    public boolean areEverywhere() {
        return everywhere;
    }

    /** The scopes as text, sorted; empty if it reaches everywhere. */
    public List<String> texts() {
        return List.copyOf(within.stream().map(Scope::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scopes scopes && everywhere == scopes.everywhere && within.equals(scopes.within);
    }

    @Override
    public int hashCode() {
        return within.hashCode() + (everywhere ? 1 : 0);
    }

    @Override
    public String toString() {
        return everywhere ? "everywhere" : texts().toString();
    }
}
