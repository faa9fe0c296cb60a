package org.intone.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** What a server counts, for Prometheus. Names and labels are part of the interface. Serves all threads. */
final class Metrics implements AutoCloseable {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter sound = Counter.builder("intone.sound.seconds")
            .description("seconds of sound that were judged")
            .register(registry);
    private final Timer windows = Timer.builder("intone.stream.work")
            .description("how long a piece of a live stream waited for a worker and was worked on")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);

    Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Has a number looked up whenever it is asked for. */
    void gauge(String name, String description, Supplier<Number> number) {
        Gauge.builder(name, number)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** Counts a request that was answered. */
    void addRequest(String route, int status, Duration took) {
        Timer.builder("intone.requests")
                .description("requests by route and status")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took);
    }

    /** Counts sound that was judged. */
    void addSound(double seconds) {
        sound.increment(seconds);
    }

    /** Counts a piece of a live stream. */
    void addStreamWork(Duration took) {
        windows.record(took);
    }

    /** Everything, in Prometheus's text format. */
    String text() {
        return registry.scrape(MEDIA_TYPE);
    }

    @Override
    public void close() {
        registry.close();
    }
}
