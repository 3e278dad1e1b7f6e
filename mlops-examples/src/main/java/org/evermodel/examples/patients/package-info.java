/** Made-up surgical patients: data for trying the library where there is none at hand. */
@NullMarked
package org.evermodel.examples.patients;

import org.jspecify.annotations.NullMarked;
