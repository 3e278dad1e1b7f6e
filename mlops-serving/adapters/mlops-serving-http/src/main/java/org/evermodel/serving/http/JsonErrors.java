package org.evermodel.serving.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says in JSON what Jetty refuses by itself, such as requests that are no HTTP. Thread-safe. */
final class JsonErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = status(response.getStatus());
        Reply reply = Reply.error(status, message(request, status));
        Front.head(response, reply);
        response.write(true, reply.body(), callback);
        return true;
    }

    /** A version of HTTP or a transfer encoding that is not known is the client's mistake, too. */
    private static int status(int jettys) {
        boolean unknown =
                jettys == HttpStatus.NOT_IMPLEMENTED_501 || jettys == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
        return unknown ? Refusal.BAD_REQUEST : jettys;
    }

    private static String message(Request request, int status) {
        boolean client = HttpStatus.isClientError(status);
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        if (client && cause instanceof HttpException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        return client ? HttpStatus.getMessage(status) : "the server failed to answer; its log says why";
    }
}
