package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.evermodel.model.Signature;
import org.jspecify.annotations.Nullable;

/** Says what a method and a path ask for. Thread-safe. */
final class Router {
    private static final String MODELS = "/v2/models/";
    private static final int ANY = 0;

    private final Served served;
    private final Inference inference;
    private final JsonFactory json;
    private final BooleanSupplier ready;
    private final String version;

    Router(Served served, Inference inference, JsonFactory json, BooleanSupplier ready, String version) {
        this.served = served;
        this.inference = inference;
        this.json = json;
        this.ready = ready;
        this.version = version;
    }

    /** Throws a refusal for a path there is not, or a method it does not have. */
    Action route(String method, String path, @Nullable String model) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Action action = trimmed.startsWith(MODELS)
                ? ofModel(List.of(trimmed.substring(MODELS.length()).split("/", -1)), path)
                : ofServer(trimmed, path, model);
        requireMethod(method, action);
        return action;
    }

    private static void requireMethod(String method, Action action) {
        boolean fits = action.readsBody() ? method.equals("POST") : method.equals("GET") || method.equals("HEAD");
        if (!fits) {
            throw Refusal.method(method, action.readsBody() ? "POST" : "GET, HEAD");
        }
    }

    private Action ofServer(String path, String full, @Nullable String model) {
        return switch (path) {
            case "/v2" -> Action.get(this::metadata);
            case "/v2/health/live" -> Action.get(this::live).alsoWhileDraining();
            case "/v2/health/ready" -> Action.get(this::ready).alsoWhileDraining();
            case "/ping", "/health" -> Action.get(this::ping).alsoWhileDraining();
            case "/version" -> Action.get(() -> Reply.ok(json, out -> out.writeStringField("version", version)));
            case "/invocations" -> Action.post((body, length) -> invoke(model, body, length));
            default -> throw unknown(full);
        };
    }

    private static Refusal unknown(String path) {
        return Refusal.of(Refusal.NOT_FOUND, "there is nothing at " + Shown.quoted(path));
    }

    private Action ofModel(List<String> parts, String full) {
        String model = parts.get(0);
        if (parts.size() == 1) {
            return Action.get(() -> metadata(served.require(model), ANY));
        }
        if (parts.size() == 2 && !parts.get(1).equals("versions")) {
            return ofVersion(model, ANY, parts.get(1), full);
        }
        boolean versioned = parts.get(1).equals("versions") && parts.size() <= 4;
        if (!versioned || parts.size() < 3) {
            throw unknown(full);
        }
        int number = number(parts.get(2));
        return parts.size() == 3
                ? Action.get(() -> metadata(served.require(model), requireVersion(model, number, parts.get(2))))
                : ofVersion(model, number, parts.get(3), full);
    }

    private Action ofVersion(String model, int number, String verb, String full) {
        return switch (verb) {
            case "ready" -> Action.get(() -> ready(model, number));
            case "infer" -> Action.post((body, length) -> infer(model, number, body, length));
            default -> throw unknown(full);
        };
    }

    /** A version's number as it stands in a path, or one that no version has. */
    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : -1;
        return number == 0 ? -1 : number;
    }

    private int requireVersion(String model, int number, String shown) {
        if (!served.require(model).versions().contains(number)) {
            throw Refusal.of(
                    Refusal.NOT_FOUND,
                    "version " + Shown.quoted(shown) + " of model " + Shown.quoted(model)
                            + " does not answer here; version "
                            + served.require(model).versions() + " does");
        }
        return number;
    }

    private Reply infer(String model, int number, byte[] body, int length) {
        Service service = served.require(model);
        if (number != ANY) {
            requireVersion(model, number, Integer.toString(number));
        }
        return inference.infer(service, number, body, length);
    }

    private Reply invoke(@Nullable String model, byte[] body, int length) {
        return inference.invoke(model == null ? served.only() : served.require(model), body, length);
    }

    private Reply metadata() {
        return Reply.ok(json, out -> {
            out.writeStringField("name", "evermodel");
            out.writeStringField("version", version);
            out.writeArrayFieldStart("extensions");
            out.writeEndArray();
        });
    }

    private Reply metadata(Service service, int number) {
        List<Integer> versions = service.versions();
        Signature signature = service.signature();
        return Reply.ok(
                json,
                out -> ModelMetadata.write(
                        out, service.model(), number == ANY ? versions : List.of(number), signature));
    }

    private Reply live() {
        return Reply.ok(json, out -> out.writeBooleanField("live", true));
    }

    private Reply ready() {
        if (ready.getAsBoolean() && served.areReady()) {
            return Reply.ok(json, out -> {
                out.writeBooleanField("ready", true);
                out.writeBooleanField("live", true);
            });
        }
        return Reply.error(
                Refusal.UNAVAILABLE,
                ready.getAsBoolean() ? "a model is not ready" : "the server is about to stop",
                out -> out.writeBooleanField("ready", false));
    }

    private Reply ready(String model, int number) {
        Service service = served.require(model);
        if (number != ANY) {
            requireVersion(model, number, Integer.toString(number));
        }
        if (!service.isReady()) {
            throw service.notReady();
        }
        return Reply.ok(json, out -> {
            out.writeStringField("name", model);
            out.writeBooleanField("ready", true);
        });
    }

    private Reply ping() {
        if (served.isEmpty()) {
            throw Refusal.of(Refusal.NOT_FOUND, "no model is served here");
        }
        return ready();
    }
}
