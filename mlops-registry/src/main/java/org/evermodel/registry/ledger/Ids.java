package org.evermodel.registry.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Identities that sort by the moment they were made, {@code 20260115-103000123-9f86d081}: a person sees when, a scan in
 * order of ids is one in order of time, and chance keeps those of one millisecond apart.
 */
final class Ids {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final RandomGenerator random;

    Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** An identity by chance alone, which no other registry has. */
    synchronized String unique() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    synchronized String next() {
        return MOMENT.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(random.nextInt());
    }
}
