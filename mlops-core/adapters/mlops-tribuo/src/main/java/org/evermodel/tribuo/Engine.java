package org.evermodel.tribuo;

import java.util.Map;
import org.tribuo.Tribuo;

/** What all trainers here learn by. */
final class Engine {
    private Engine() {}

    /** The engine that is there now: its numbers, since the compiler would have copied the text it calls its version. */
    static Map<String, String> environment() {
        return Map.of(
                "tribuo",
                Tribuo.MAJOR_VERSION + "." + Tribuo.MINOR_VERSION + "." + Tribuo.POINT_VERSION + Tribuo.TAG_VERSION);
    }
}
