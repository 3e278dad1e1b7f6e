/** Contract tests that every implementation of a service provider interface must pass, and fixtures for tests. */
module org.evermodel.testkit {
    requires transitive org.assertj.core;
    requires transitive org.evermodel.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports org.evermodel.testkit;
}
