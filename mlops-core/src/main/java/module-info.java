/** What is known about a model: the vocabulary, data and measures that all other modules share. */
module org.evermodel.core {
    requires com.fasterxml.jackson.databind;
    requires transitive java.sql;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.evermodel;
    exports org.evermodel.artifact;
    exports org.evermodel.check;
    exports org.evermodel.data;
    exports org.evermodel.data.csv;
    exports org.evermodel.data.jdbc;
    exports org.evermodel.data.json;
    exports org.evermodel.diff;
    exports org.evermodel.drift;
    exports org.evermodel.evaluate;
    exports org.evermodel.event;
    exports org.evermodel.leakage;
    exports org.evermodel.model;
    exports org.evermodel.port;
    exports org.evermodel.profile;
    exports org.evermodel.spi;
}
