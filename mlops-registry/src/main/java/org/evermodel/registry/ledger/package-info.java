/**
 * How the registry reads and changes its records: every change is one commit together with its row of the audit log. Not
 * exported: all rooms of the registry are built on it, and nobody else is.
 */
@NullMarked
package org.evermodel.registry.ledger;

import org.jspecify.annotations.NullMarked;
