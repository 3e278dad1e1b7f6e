package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each different text a code, in order of first appearance. Looks up characters where they stand, so that a text
 * seen before costs no object: an open hash table of codes beside the texts. Not thread-safe.
 */
final class TextDictionary {
    private static final int FIRST_SLOTS = 32;

    private final List<String> texts = new ArrayList<>();
    private int[] hashes = new int[FIRST_SLOTS];
    /** Code plus one by hash, 0 being free; at most half full. */
    private int[] slots = new int[FIRST_SLOTS * 2];

    List<String> texts() {
        return texts;
    }

    int size() {
        return texts.size();
    }

    int code(char[] text, int from, int to) {
        int hash = hash(text, from, to);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && same(texts.get(code), text, from, to)) {
                return code;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = texts.size() + 1;
        return add(new String(text, from, to - from), hash);
    }

    private int add(String text, int hash) {
        int code = texts.size();
        if (code == hashes.length) {
            hashes = Arrays.copyOf(hashes, code * 2);
        }
        hashes[code] = hash;
        texts.add(text);
        if (texts.size() * 2 > slots.length) {
            spread();
        }
        return code;
    }

    private void spread() {
        slots = new int[slots.length * 2];
        for (int code = 0; code < texts.size(); code++) {
            int slot = hashes[code] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = code + 1;
        }
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x01000193;
        }
        // The low bits choose the slot, so the high ones are folded into them.
        hash ^= hash >>> 15;
        hash *= 0x2c1b3c6d;
        return hash ^ (hash >>> 13);
    }

    private static boolean same(String known, char[] text, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
