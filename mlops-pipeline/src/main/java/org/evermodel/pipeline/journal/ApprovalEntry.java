package org.evermodel.pipeline.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.Digest;

/**
 * A question to people, as the journal knows it.
 *
 * @param run the run that asks
 * @param path what the approval is called in the run
 * @param question what is to be decided
 * @param about what it is about, in words
 * @param content the digest of what it is about, if that has one
 * @param roles in which roles decisions count; empty for any
 * @param needed how many have to agree
 * @param asked when it was asked
 * @param until when the time is up, if it ever is
 * @param silence what follows then, in a word
 * @param voices what was decided so far, in order
 */
public record ApprovalEntry(
        String run,
        String path,
        String question,
        String about,
        Optional<Digest> content,
        List<String> roles,
        int needed,
        Instant asked,
        Optional<Instant> until,
        String silence,
        List<Voice> voices) {
    /** Copies the lists. */
    public ApprovalEntry {
        roles = roles.stream().sorted().toList();
        voices = List.copyOf(voices);
    }

    /**
     * What one person said.
     *
     * @param by who
     * @param role in which role
     * @param approves whether the run may go on
     * @param reason why
     * @param values what was filled in
     * @param at when
     */
    public record Voice(
            String by, String role, boolean approves, String reason, Map<String, String> values, Instant at) {
        /** Copies the values. */
        public Voice {
            values = Map.copyOf(values);
        }
    }

    /** The same with one more voice. */
    public ApprovalEntry with(Voice voice) {
        return new ApprovalEntry(
                run,
                path,
                question,
                about,
                content,
                roles,
                needed,
                asked,
                until,
                silence,
                Stream.concat(voices.stream(), Stream.of(voice)).toList());
    }
}
