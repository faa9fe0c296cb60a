package org.intone.notebook;

import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** What a cell may call to show more than its last value. No state; serves all threads. */
public final class Show {
    private Show() {}

    /**
     * Shows values below the cell, in order: a picture as a picture, anything else as text.
     *
     * @throws NullPointerException if no notebook runs this
     */
    public static void display(Object... values) {
        BaseKernel kernel = BaseKernel.notebookKernel();
        Arrays.stream(values)
                .flatMap(value -> value instanceof Iterable<?> several
                        ? StreamSupport.stream(several.spliterator(), false)
                        : Stream.of(value))
                .map(kernel.getRenderer()::render)
                .forEach(kernel::display);
    }
}
