/** The whole life of a model of made-up surgical patients. */
@NullMarked
package org.evermodel.examples.tour;

import org.jspecify.annotations.NullMarked;
