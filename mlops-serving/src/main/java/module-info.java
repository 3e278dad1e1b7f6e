/** What is live. The room is empty: it has a name and a place in the build, and no endpoint yet. */
module org.evermodel.serving {
    requires transitive org.evermodel.core;
    requires static transitive org.jspecify;
}
