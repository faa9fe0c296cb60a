package org.intone.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, and what it complains of. Without Chromium the tests are skipped. */
final class PageBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double MOST_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /** @param arguments of Chromium, beside what it always needs here */
    PageBrowser(String... arguments) {
        assumeTrue(Files.exists(CHROMIUM), "Chromium is not installed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> all = new ArrayList<>(List.of("--disable-gpu", "--disable-dev-shm-usage", "--mute-audio"));
        all.addAll(List.of(arguments));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(all));
    }

    /** What was complained of since the last call: words of the console, faults of scripts, requests to other hosts. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** The page of a server on this machine, in a browser that has never seen it, before the server has told of its model. */
    Page visit(int port, Browser.NewContextOptions options) {
        String address = "http://127.0.0.1:" + port + "/";
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(MOST_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            URI uri = URI.create(request.url());
            boolean isLocal = List.of("blob", "data").contains(uri.getScheme());
            if (!isLocal && !(uri.getHost().equals("127.0.0.1") && uri.getPort() == port)) {
                complaints.add("request to " + request.url());
            }
        });
        page.navigate(address);
        return page;
    }

    /** The same, once it can be used. */
    Page open(int port, Browser.NewContextOptions options) {
        Page page = visit(port, options);
        page.waitForSelector("body[data-ready]");
        return page;
    }

    Page open(int port) {
        return open(port, new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** What axe finds hard to use on the page for a person who hears it, uses the keyboard or sees little; empty at best. */
    static List<String> barriers(Page page) throws IOException {
        try (InputStream axe = PageBrowser.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + ";0");
        }
        Object found = page.evaluate("axe.run({preload: false}).then(all => all.violations.flatMap("
                + "rule => rule.nodes.map(node => rule.id + ': ' + node.target + ' ' + node.failureSummary)))");
        return ((List<?>) found).stream().map(Object::toString).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
