package org.evermodel.serving.http;

/** How many elements a request may still have. Not thread-safe. */
final class Budget {
    private final int most;
    private long left;

    Budget(int most) {
        this.most = most;
        this.left = most;
    }

    void spend(long elements) {
        left -= elements;
        if (left < 0) {
            throw Refusal.of(
                    Refusal.TOO_LARGE, "a request may hold " + most + " elements in all, but this one has more");
        }
    }
}
