/** Models and what makes them: transforms, trainers, predictors, packages. */
@NullMarked
package org.evermodel.model;

import org.jspecify.annotations.NullMarked;
