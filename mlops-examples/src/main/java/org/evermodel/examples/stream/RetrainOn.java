package org.evermodel.examples.stream;

/** When the champion of a stream is challenged. */
enum RetrainOn {
    /** When an alarm is up, and until the change is learned. */
    DRIFT,
    /** After every window. */
    SCHEDULE,
    /** Not at all. */
    NEVER
}
