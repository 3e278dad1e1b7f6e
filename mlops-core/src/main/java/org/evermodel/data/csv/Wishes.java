package org.evermodel.data.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** The parts of a dialect that are said, and so are not looked for. */
record Wishes(
        Optional<Charset> charset,
        Optional<Character> delimiter,
        Optional<Character> quote,
        Optional<Character> comment,
        Optional<Boolean> header,
        Optional<Character> decimalMark,
        Optional<List<String>> names) {}
