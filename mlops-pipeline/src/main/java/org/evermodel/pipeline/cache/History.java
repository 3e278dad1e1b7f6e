package org.evermodel.pipeline.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.Digest;

/**
 * The last few outputs of a step, the newest first.
 *
 * @param keys under which they are known, each once
 * @param took how long the step ran, the last few times
 */
public record History(List<Digest> keys, List<Duration> took) {
    /** So many earlier outputs are looked at for the one that a miss differs least from. */
    private static final int REMEMBERED = 8;

    /** Of a step of which nothing was kept. */
    public static final History NONE = new History(List.of(), List.of());

    /** Copies the lists. */
    public History {
        keys = List.copyOf(keys);
        took = List.copyOf(took);
    }

    /** With one more output. */
    History with(Digest key, Optional<Duration> time) {
        return new History(
                Stream.concat(Stream.of(key), keys.stream())
                        .distinct()
                        .limit(REMEMBERED)
                        .toList(),
                Stream.concat(time.stream(), took.stream()).limit(REMEMBERED).toList());
    }

    /** The median of the times, of two in the middle the longer one. */
    Optional<Duration> usual() {
        return took.stream().sorted().skip(took.size() / 2).findFirst();
    }
}
