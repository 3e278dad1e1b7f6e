package org.evermodel.registry.transfer;

import java.nio.charset.StandardCharsets;
import org.evermodel.StorageException;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.MetadataStore;

/**
 * A record on its way, one line of text. Its JSON stands as it was, to the byte, as digests are over it.
 *
 * @param key its key where it comes from
 * @param revision its revision there; 1 where revisions do not travel
 * @param json what it says
 */
record Line(MetadataStore.Key key, long revision, String json) {
    static Line of(Stored record) {
        return new Line(record.key(), 1, plain(record.content()).json());
    }

    static Line of(MetadataStore.Entry entry) {
        return new Line(entry.key(), entry.revision(), entry.json());
    }

    /** What a record says, without where its own registry's audit log tells of it. */
    static Content plain(Content content) {
        return Content.builder().putAll(content).remove("audit").build();
    }

    Stored stored() {
        return new Stored(key, revision, Content.parse("record " + key, json));
    }

    MetadataStore.Entry entry() {
        return new MetadataStore.Entry(key, revision, json);
    }

    byte[] format() {
        String text = Content.builder()
                .put("kind", key.kind())
                .put("id", key.id())
                .put("revision", revision)
                .put("json", json)
                .build()
                .json();
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Line parse(String text) {
        Content content = Content.parse("a line of the records", text);
        MetadataStore.Key key = new MetadataStore.Key(content.text("kind"), content.text("id"));
        if (content.number("revision") < 1) {
            throw new StorageException("record " + key + " has revision " + content.number("revision"));
        }
        return new Line(key, content.number("revision"), content.text("json"));
    }
}
