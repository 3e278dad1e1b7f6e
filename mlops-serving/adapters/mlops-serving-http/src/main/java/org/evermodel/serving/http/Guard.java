package org.evermodel.serving.http;

import java.util.function.Supplier;
import org.evermodel.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into a reply that tells the client what it can mend, and nothing of the inside. */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    static Reply reply(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Refusal e) {
            return e.reply();
        } catch (NotFoundException e) {
            return Reply.error(Refusal.NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // What an endpoint throws where a row is not one the model takes.
            return Reply.error(Refusal.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            // An error, too: a model that runs out of stack or memory must not leave a client waiting.
            LOG.error("a request was answered 500", e);
            return Reply.error(Refusal.INTERNAL, "the server failed to answer; its log says why");
        }
    }
}
