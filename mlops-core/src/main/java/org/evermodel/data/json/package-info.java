/** Tables in JSON Lines: a JSON object on each line. */
@NullMarked
package org.evermodel.data.json;

import org.jspecify.annotations.NullMarked;
