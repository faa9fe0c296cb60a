package org.intone.clean;

/** Numbers as {@link Cleanings} reads them: {@code 80}, not {@code 80.0}. */
final class Amounts {
    private Amounts() {}

    static String text(double amount) {
        return amount == Math.rint(amount) && Math.abs(amount) < 1e9
                ? Long.toString((long) amount)
                : Double.toString(amount);
    }
}
