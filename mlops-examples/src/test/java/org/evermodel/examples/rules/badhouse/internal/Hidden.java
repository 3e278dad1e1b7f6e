package org.evermodel.examples.rules.badhouse.internal;

import org.evermodel.examples.rules.badhouse.data.OpensInAFactory;

public final class Hidden implements OpensInAFactory {}
