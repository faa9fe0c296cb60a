package org.intone.feature;

/** Cuts a recording's frames into the windows that a network takes. */
public final class Windows {
    private Windows() {}
}
