/** What is live. There is nothing here yet: no endpoint, deployer or monitor can be used from this version. */
@NullMarked
package org.evermodel.serving;

import org.jspecify.annotations.NullMarked;
