package org.evermodel.profile;

/** Hashes of 64 bits, each of which depends on all of the value. The same in every process. */
final class Hashes {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * ODD;
            hash ^= hash >>> 32;
        }
        return of(hash);
    }

    /** The finaliser of MurmurHash3 by A. Appleby. */
    static long of(long value) {
        long hash = value + ODD;
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 33);
    }
}
