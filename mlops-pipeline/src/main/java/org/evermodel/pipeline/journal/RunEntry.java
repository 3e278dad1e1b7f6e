package org.evermodel.pipeline.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.pipeline.cache.Kept;

/**
 * A run, as the journal knows it.
 *
 * @param run its id
 * @param pipeline the pipeline's name
 * @param definition the pipeline's digest
 * @param places the digest of each of its places, by id
 * @param seed where all chance comes from
 * @param experiment what it belongs to; empty for the pipeline's own
 * @param input where the input is kept, if it could be
 * @param content the digest of the input's content, if it has one
 * @param record the id of what it is recorded as; empty where that is still to begin
 * @param status what became of it, in a word
 * @param reason why, in a sentence; empty while it goes on
 * @param started when it began
 * @param changed when this was last written
 */
public record RunEntry(
        String run,
        String pipeline,
        Digest definition,
        Map<String, Digest> places,
        long seed,
        Optional<String> experiment,
        Optional<Kept> input,
        Optional<Digest> content,
        Optional<String> record,
        String status,
        String reason,
        Instant started,
        Instant changed) {
    /** Copies the digests. */
    public RunEntry {
        places = Collections.unmodifiableMap(new TreeMap<>(places));
    }

    /** The same with another status. */
    public RunEntry withStatus(String other, String because, Instant at) {
        return with(definition, places, input, record, other, because, at);
    }

    /** The same with its input kept. */
    public RunEntry withInput(Kept kept) {
        return with(definition, places, Optional.of(kept), record, status, reason, changed);
    }

    /** The same, recorded as another. */
    public RunEntry withRecord(String id) {
        return with(definition, places, input, Optional.of(id), status, reason, changed);
    }

    /** The same run of another definition of its pipeline, which is to be recorded anew. */
    public RunEntry withDefinition(Digest other, Map<String, Digest> otherPlaces) {
        return with(other, otherPlaces, input, Optional.empty(), status, reason, changed);
    }

    /** The same but for what may change while a run goes on. */
    private RunEntry with(
            Digest definition,
            Map<String, Digest> places,
            Optional<Kept> input,
            Optional<String> record,
            String status,
            String reason,
            Instant changed) {
        return new RunEntry(
                run,
                pipeline,
                definition,
                places,
                seed,
                experiment,
                input,
                content,
                record,
                status,
                reason,
                started,
                changed);
    }
}
