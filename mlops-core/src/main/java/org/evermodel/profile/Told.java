package org.evermodel.profile;

import java.util.Optional;
import java.util.OptionalDouble;

/** What is told of the values of a column. */
record Told(Distinct distinct, TopValues top, Optional<Quantiles> quantiles, OptionalDouble entropy) {}
