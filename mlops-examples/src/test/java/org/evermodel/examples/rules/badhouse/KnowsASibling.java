package org.evermodel.examples.rules.badhouse;

import org.evermodel.examples.rules.badhouse.registry.KnowsAnotherSibling;

record KnowsASibling(KnowsAnotherSibling sibling) {}
