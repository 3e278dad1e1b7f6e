package org.evermodel.registry.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.tracking.Code;
import org.evermodel.registry.tracking.Environment;

/**
 * An environment as JSON, in its record and in the packages of models. What an environment does not tell is not written,
 * so that those of earlier versions keep their digests.
 */
final class EnvironmentContent {
    private static final String HASHES = "hashes";
    private static final String SETTINGS = "settings";
    private static final String COLLECTORS = "collectors";
    private static final String FLAGS = "flags";
    private static final String DIFF = "diff";
    private static final String UNTRACKED = "untracked";
    private static final String ITEM = "item";

    private EnvironmentContent() {}

    static Content of(Environment environment) {
        Content.Builder content = Content.builder()
                .put("java", environment.java())
                .put("vendor", environment.vendor())
                .put("vm", environment.vm())
                .put("os", environment.os())
                .put("arch", environment.arch())
                .put("processors", environment.processors())
                .putTexts("libraries", environment.libraries());
        if (!environment.hashes().isEmpty()) {
            Map<String, String> hashes = new TreeMap<>();
            environment.hashes().forEach((name, hash) -> hashes.put(name, hash.toString()));
            content.putTexts(HASHES, hashes);
        }
        environment.settings().ifPresent(settings -> put(content, settings));
        environment.code().ifPresent(code -> put(content, code));
        return content.build();
    }

    private static void put(Content.Builder content, Environment.Settings settings) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("cpu", settings.cpu());
        texts.put("maxHeap", Long.toString(settings.maxHeap()));
        texts.put("locale", settings.locale());
        texts.put("timeZone", settings.timeZone());
        texts.put("charset", settings.charset());
        content.putTexts(SETTINGS, texts)
                .putList(COLLECTORS, items(settings.collectors()))
                .putList(FLAGS, items(settings.flags()));
    }

    private static void put(Content.Builder content, Code code) {
        content.put("commit", code.commit())
                .put("branch", code.branch())
                .put("dirty", code.dirty())
                .put(DIFF, code.diff());
        if (!code.untracked().isEmpty()) {
            content.putList(UNTRACKED, items(code.untracked()));
        }
    }

    private static List<Content> items(List<String> texts) {
        return texts.stream()
                .map(text -> Content.builder().put(ITEM, text).build())
                .toList();
    }

    private static List<String> items(Content content, String field) {
        List<String> items = new ArrayList<>();
        content.list(field).forEach(item -> items.add(item.text(ITEM)));
        return items;
    }

    static Environment read(Content content) {
        return new Environment(
                content.text("java"),
                content.text("vendor"),
                content.text("vm"),
                content.text("os"),
                content.text("arch"),
                (int) content.number("processors"),
                content.texts("libraries"),
                content.digests(HASHES),
                settings(content),
                content.optionalText("commit").map(commit -> code(commit, content)));
    }

    private static Optional<Environment.Settings> settings(Content content) {
        Map<String, String> texts = content.texts(SETTINGS);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Environment.Settings(
                texts.getOrDefault("cpu", ""),
                Long.parseLong(texts.getOrDefault("maxHeap", "0")),
                items(content, COLLECTORS),
                items(content, FLAGS),
                texts.getOrDefault("locale", ""),
                texts.getOrDefault("timeZone", ""),
                texts.getOrDefault("charset", "")));
    }

    private static Code code(String commit, Content content) {
        Optional<Boolean> dirty = content.optionalText("dirty").map(Boolean::valueOf);
        return new Code(
                commit,
                content.optionalText("branch"),
                dirty,
                content.optionalText(DIFF).isPresent() ? Optional.of(content.digest(DIFF)) : Optional.empty(),
                items(content, UNTRACKED));
    }
}
