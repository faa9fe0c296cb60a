package org.intone.timeline;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.intone.model.Recognizer;

/** Counts what an object holds on to: objects of Intone, elements of arrays and of collections; the recognizer is not its own. */
final class Reach {
    private Reach() {}

    static long of(Object root) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        long count = 0;
        while (!open.isEmpty()) {
            Object object = open.remove();
            if (object instanceof Recognizer || !seen.add(object)) {
                continue;
            }
            count++;
            if (object.getClass().isArray()) {
                count += Array.getLength(object);
                if (object instanceof Object[] elements) {
                    for (Object element : elements) {
                        add(open, element);
                    }
                }
            } else if (object instanceof Collection<?> collection) {
                count += collection.size();
                collection.forEach(element -> add(open, element));
            } else if (object instanceof Map<?, ?> map) {
                count += map.size();
                map.values().forEach(element -> add(open, element));
            } else {
                addFields(open, object);
            }
        }
        return count;
    }

    private static void addFields(Deque<Object> open, Object object) throws IllegalAccessException {
        if (!object.getClass().getName().startsWith("org.intone")) {
            return;
        }
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                add(open, field.get(object));
            }
        }
    }

    private static void add(Deque<Object> open, Object object) {
        if (object != null) {
            open.add(object);
        }
    }
}
