package org.evermodel.registry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a filter and how far it was read. Space in front of what is read is skipped. */
final class FilterText {
    private static final int MOST_TEXTS = 1_000;
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern SIGN = Pattern.compile("[=!<>]+");
    private static final Pattern KEY_PART = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_:/@-]*");
    private static final Pattern BARE_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:/@-]*");
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:Infinity|(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?)(?![\\p{L}\\p{N}_.])");

    private final String text;
    private int at;

    FilterText(String text) {
        this.text = text;
        if (text.length() > Filter.LONGEST_TEXT) {
            throw new InvalidSearchException(
                    "a filter must have at most " + Filter.LONGEST_TEXT + " characters, but has " + text.length());
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw wrongAt(nul, "NUL stands in no filter");
        }
    }

    InvalidSearchException wrongAt(int position, String why) {
        return InvalidSearchException.at(text, position, why);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    int position() {
        skipSpace();
        return at;
    }

    boolean isAtEnd() {
        return position() == text.length();
    }

    private boolean isAt(String characters) {
        return !isAtEnd() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }

    String word() {
        skipSpace();
        return match(WORD);
    }

    String peekWord() {
        int start = position();
        String word = word();
        at = start;
        return word;
    }

    void expect(String word) {
        int start = position();
        if (!word().equalsIgnoreCase(word)) {
            throw wrongAt(start, "expected " + word);
        }
    }

    Optional<String> sign() {
        skipSpace();
        return Optional.of(match(SIGN)).filter(sign -> !sign.isEmpty());
    }

    String keyPart() {
        skipSpace();
        return match(KEY_PART);
    }

    /** Goes on with the name of a key, right where the dot ended. */
    String bareName() {
        return match(BARE_NAME);
    }

    boolean skipDot() {
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            return true;
        }
        return false;
    }

    /** Whether a name in quotes stands right here. */
    boolean isAtName() {
        return at < text.length() && (text.charAt(at) == '`' || text.charAt(at) == '"');
    }

    String name() {
        return quoted();
    }

    boolean isAtText() {
        return isAt("'\"");
    }

    String text() {
        if (!isAtText()) {
            throw wrongAt(position(), "expected a text in single quotes");
        }
        return quoted();
    }

    private String quoted() {
        int start = at;
        char quote = text.charAt(at);
        StringBuilder value = new StringBuilder();
        while (true) {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw wrongAt(start, "the quote is not closed; a quote within quotes is written twice");
            }
            value.append(text, at + 1, end);
            at = end + 1;
            if (at == text.length() || text.charAt(at) != quote) {
                return value.toString();
            }
            value.append(quote);
        }
    }

    double number() {
        int start = position();
        String number = match(NUMBER);
        if (number.isEmpty()) {
            throw wrongAt(start, "expected a number such as 0.9, or a text in single quotes");
        }
        return Double.parseDouble(number);
    }

    /** Texts in parentheses. */
    List<String> list() {
        expectSign("(", "expected texts in parentheses, such as ('a', 'b')");
        List<String> values = new ArrayList<>();
        do {
            values.add(text());
            if (values.size() > MOST_TEXTS) {
                throw wrongAt(at, "a list must have at most " + MOST_TEXTS + " texts");
            }
        } while (skip(","));
        expectSign(")", "expected a comma or a closing parenthesis");
        return values;
    }

    private boolean skip(String sign) {
        if (!isAt(sign)) {
            return false;
        }
        at++;
        return true;
    }

    private void expectSign(String sign, String otherwise) {
        if (!skip(sign)) {
            throw wrongAt(position(), otherwise);
        }
    }
}
