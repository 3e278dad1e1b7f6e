package org.evermodel.examples.rules.badhouse.tribuo;

import org.tribuo.Model;

/** Breaks no rule: an adapter is there to speak of its vendor. */
public record ShowsItsVendor(Model<?> vendor) {}
