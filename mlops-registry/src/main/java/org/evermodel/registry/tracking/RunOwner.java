package org.evermodel.registry.tracking;

import java.time.Instant;

/**
 * Who has a run open. The owner renews its lease while it lives, all by itself and whenever it logs.
 *
 * @param host the name of its machine
 * @param pid the number of its process there
 * @param leasedUntil until when it is surely taken to be alive
 * @param alive whether it was taken to be alive when the run was read: its lease had not run out, and its process had
 *     not gone, which is known on the same machine only
 */
public record RunOwner(String host, long pid, Instant leasedUntil, boolean alive) {
    @Override
    public String toString() {
        return "process " + pid + " on " + host + (alive ? "" : ", which has died");
    }
}
