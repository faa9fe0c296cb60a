package org.intone.backbone;

/** What is wrong with a pickle, and at which byte of it. */
final class PickleFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String expected;

    PickleFault(int offset, String found, String expected) {
        super(found);
        this.offset = offset;
        this.expected = expected;
    }

    int offset() {
        return offset;
    }

    String expected() {
        return expected;
    }
}
