package org.evermodel.registry.keeper;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;

/** The fields of a model's record, beside those that every series has. */
public final class ModelContent {
    private static final String DESCRIPTION = "description";
    private static final String TAGS = "tags";
    private static final String FORMER = "formerNames";

    private ModelContent() {}

    static Content edited(Stored model, Function<Content.Builder, Content.Builder> edit) {
        return edit.apply(Content.builder().putAll(model.content())).build();
    }

    static Content described(Stored model, String text) {
        return edited(model, content -> content.put(DESCRIPTION, text));
    }

    static Content tagged(Stored model, Map<String, String> tags) {
        return edited(model, content -> content.putTexts(TAGS, new TreeMap<>(tags)));
    }

    static Content deleted(Stored model, Change change, String reason) {
        return edited(model, content -> Tombstone.put(content.putTexts(FORMER, Map.of()), change, reason));
    }

    /** With a new name, and the names that lead to it from now on beside that. */
    static Content renamed(Stored model, ModelName name, SortedSet<String> former) {
        return edited(model, content -> content.putTexts(FORMER, byName(former)).put("name", name));
    }

    static Content withFormer(Stored model, SortedSet<String> former) {
        return edited(model, content -> content.putTexts(FORMER, byName(former)));
    }

    private static Map<String, String> byName(SortedSet<String> names) {
        Map<String, String> texts = new TreeMap<>();
        names.forEach(name -> texts.put(name, ""));
        return texts;
    }

    static SortedSet<String> former(Stored model) {
        return new TreeSet<>(model.content().texts(FORMER).keySet());
    }

    static Map<String, String> tags(Stored model) {
        return model.content().texts(TAGS);
    }

    static String description(Stored model) {
        return model.content().optionalText(DESCRIPTION).orElse("");
    }

    /** The model that a record tells of, with the aliases it has. */
    public static RegisteredModel read(Stored model, Map<Alias, Integer> aliases) {
        return model.decode(content -> new RegisteredModel(
                model.id(),
                new ModelName(Series.name(model)),
                Series.createdAt(model),
                (int) Series.versions(model),
                aliases,
                description(model),
                tags(model)));
    }
}
