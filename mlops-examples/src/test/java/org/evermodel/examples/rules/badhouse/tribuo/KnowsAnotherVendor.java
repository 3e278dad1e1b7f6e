package org.evermodel.examples.rules.badhouse.tribuo;

import com.fasterxml.jackson.databind.ObjectMapper;

record KnowsAnotherVendor(ObjectMapper vendor) {}
