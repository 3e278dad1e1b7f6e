package org.evermodel.registry.ledger;

import org.evermodel.Digest;
import org.evermodel.spi.MetadataStore;

/**
 * The anchor of the audit log: its last row, kept apart from the rows, so that rows cannot go missing at the end unseen.
 *
 * @param sequence the number of the last row; 0 where there is none yet
 * @param hash the hash of the last row
 */
public record AuditHead(long sequence, Digest hash) {
    static final MetadataStore.Key KEY = new MetadataStore.Key("audit-head", "head");
    static final AuditHead NONE = new AuditHead(0, AuditRow.NOTHING);

    static AuditHead parse(MetadataStore.Entry entry) {
        Content content = Content.parse("record " + entry.key(), entry.json());
        return new AuditHead(content.number("sequence"), content.digest("hash"));
    }

    String format() {
        return Content.builder()
                .put("sequence", sequence)
                .put("hash", hash)
                .build()
                .json();
    }
}
