package org.evermodel.serving.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Takes every request: refuses what can be refused by its headers, answers what has no body at once, and has the bodies of
 * the others read as they come, without a thread that waits. Thread-safe.
 */
final class Front extends Handler.Abstract {
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private final Router router;
    private final Gate gate;
    private final int mostBytes;
    private final Duration arrival;

    Front(Router router, Gate gate, int mostBytes, Duration arrival) {
        this.router = router;
        this.gate = gate;
        this.mostBytes = mostBytes;
        this.arrival = arrival;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, gate, arrival);
        try {
            handle(request, exchange);
        } catch (Refusal e) {
            exchange.refuse(e.reply());
        } catch (RuntimeException | Error e) {
            exchange.failed(e);
        }
        return true;
    }

    private void handle(Request request, Exchange exchange) {
        Action action = router.route(request.getMethod(), Request.getPathInContext(request), model(request));
        if (!action.whileDraining() && !exchange.enter()) {
            throw Refusal.of(Refusal.UNAVAILABLE, "the server is about to stop");
        }
        if (!action.readsBody()) {
            exchange.refuse(Guard.reply(action::answer));
            return;
        }
        MediaType.requireJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        MediaType.requirePlain(request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
        if (request.getLength() > mostBytes) {
            throw Upload.tooLarge(mostBytes);
        }
        new Upload(request, exchange, action, gate, mostBytes, arrival).run();
    }

    private static @Nullable String model(Request request) {
        if (request.getHttpURI().getQuery() == null) {
            return null;
        }
        Fields parameters = Request.extractQueryParameters(request);
        return parameters.getValue("model");
    }

    /** Sets what every reply has. */
    static void head(Response response, Reply reply) {
        response.setStatus(reply.status());
        response.getHeaders().put(JSON);
        reply.headers().forEach(response.getHeaders()::put);
    }
}
