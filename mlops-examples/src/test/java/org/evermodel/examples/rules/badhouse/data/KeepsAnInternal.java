package org.evermodel.examples.rules.badhouse.data;

import org.evermodel.examples.rules.badhouse.internal.Hidden;

record KeepsAnInternal(Hidden kept) {}
