package org.evermodel.examples.rules.badhouse.noise;

import java.util.logging.Logger;

record LogsThroughTheJdk(Logger logger) {}
