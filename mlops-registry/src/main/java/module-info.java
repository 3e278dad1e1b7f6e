/** What is remembered: versions, runs, lineage, audit. */
module org.evermodel.registry {
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires java.management;
    requires java.net.http;
    requires transitive java.sql;
    requires transitive org.evermodel.core;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports org.evermodel.registry;
    exports org.evermodel.registry.audit;
    exports org.evermodel.registry.catalogue;
    exports org.evermodel.registry.event;
    exports org.evermodel.registry.exchange;
    exports org.evermodel.registry.jdbc;
    exports org.evermodel.registry.lineage;
    exports org.evermodel.registry.search;
    exports org.evermodel.registry.signing;
    exports org.evermodel.registry.tracking;
}
