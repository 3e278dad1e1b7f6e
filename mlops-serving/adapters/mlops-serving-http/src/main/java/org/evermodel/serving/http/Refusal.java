package org.evermodel.serving.http;

import java.util.Locale;

/** Why a request is not answered as it was meant; its message is what the client reads. */
final class Refusal extends RuntimeException {
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int TIMEOUT = 408;
    static final int TOO_LARGE = 413;
    static final int MEDIA_TYPE = 415;
    static final int INTERNAL = 500;
    static final int UNAVAILABLE = 503;
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String allow;

    private Refusal(int status, String message, String allow) {
        // Without a stack trace: it would cost more than the answer, and a client's mistake is not the program's.
        super(message, null, false, false);
        this.status = status;
        this.allow = allow;
    }

    static Refusal of(int status, String message) {
        return new Refusal(status, message, "");
    }

    /** 405, with the methods that would be allowed. */
    static Refusal method(String method, String allow) {
        return new Refusal(
                METHOD_NOT_ALLOWED, "method " + Shown.quoted(method) + " is not allowed here, only " + allow, allow);
    }

    /** 400, with a message as {@link String#format} makes it. */
    static Refusal bad(String format, Object... arguments) {
        return of(BAD_REQUEST, String.format(Locale.ROOT, format, arguments));
    }

    Reply reply() {
        Reply reply = Reply.error(status, String.valueOf(getMessage()));
        return allow.isEmpty() ? reply : reply.with("Allow", allow);
    }
}
