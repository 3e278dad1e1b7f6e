package org.evermodel.port;

import java.util.List;
import java.util.Optional;

/**
 * Which versions of a model get traffic beside its champion.
 *
 * @param canary the version that answers a part of the traffic, if there is one
 * @param shadows the numbers of the versions that are asked, too, but whose answers nobody gets
 */
public record Routing(Optional<Canary> canary, List<Integer> shadows) {
    /** Refuses a shadow that stands twice. */
    public Routing {
        shadows = List.copyOf(shadows);
        if (shadows.stream().distinct().count() != shadows.size()) {
            throw new IllegalArgumentException("a version shadows once, but the shadows are " + shadows);
        }
    }

    /** The champion answers everything. */
    public static Routing champion() {
        return new Routing(Optional.empty(), List.of());
    }

    /** The same shadows with this canary. */
    public Routing withCanary(int version, double share) {
        return new Routing(Optional.of(new Canary(version, share)), shadows);
    }

    /** The same shadows without a canary. */
    public Routing withoutCanary() {
        return new Routing(Optional.empty(), shadows);
    }

    /** The same canary with these shadows. */
    public Routing withShadows(List<Integer> versions) {
        return new Routing(canary, versions);
    }

    /**
     * A version that answers a part of the traffic.
     *
     * @param version the version's number
     * @param share its part of the traffic, in (0, 1]
     */
    public record Canary(int version, double share) {
        /** Refuses another share. */
        public Canary {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "a canary's share of the traffic must lie above 0 and at most at 1, but was " + share);
            }
        }
    }
}
