package org.evermodel.examples.rules.badhouse.testkit;

import org.evermodel.examples.rules.badhouse.registry.KnowsAnotherSibling;

record KnowsTheRegistry(KnowsAnotherSibling registry) {}
