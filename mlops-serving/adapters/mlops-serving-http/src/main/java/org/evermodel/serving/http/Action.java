package org.evermodel.serving.http;

import java.util.function.Supplier;

/**
 * What a request asks for.
 *
 * @param readsBody whether it has a body that is JSON
 * @param whileDraining whether it is answered while the server drains
 */
record Action(boolean readsBody, boolean whileDraining, Work work) {
    private static final byte[] NOTHING = {};

    /** Answers a body. */
    @FunctionalInterface
    interface Work {
        Reply answer(byte[] body, int length);
    }

    static Action get(Supplier<Reply> reply) {
        return new Action(false, false, (body, length) -> reply.get());
    }

    static Action post(Work work) {
        return new Action(true, false, work);
    }

    Action alsoWhileDraining() {
        return new Action(readsBody, true, work);
    }

    Reply answer() {
        return work.answer(NOTHING, 0);
    }
}
