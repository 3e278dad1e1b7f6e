package org.evermodel.examples.rules.badhouse.registry;

import org.evermodel.examples.rules.badhouse.pipeline.KnowsItself;

public record KnowsAnotherSibling(KnowsItself sibling) {}
