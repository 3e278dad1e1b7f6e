package org.evermodel.examples.rules.badhouse.cycle.there;

import org.evermodel.examples.rules.badhouse.cycle.back.Back;

public record There(Back back) {}
