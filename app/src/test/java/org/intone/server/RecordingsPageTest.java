package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings on the web page, in a real browser. */
class RecordingsPageTest {
    private static PageBrowser browser;
    private static RunningServer server;

    private Page page;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
        server = RunningServer.local();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void nothingWasComplainedOf() {
        page.context().close();
        assertEquals(List.of(), browser.complaints());
    }

    private static FilePayload payload(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    private void choose(FilePayload... files) {
        page.setInputFiles("#chosen", files);
    }

    private void drop(String name, byte[] bytes) {
        page.evaluate(
                "([name, bytes]) => { const data = new DataTransfer();"
                        + " data.items.add(new File([Uint8Array.from(atob(bytes), each => each.charCodeAt(0))], name));"
                        + " const how = {dataTransfer: data, bubbles: true, cancelable: true};"
                        + " document.getElementById('drop').dispatchEvent(new DragEvent('drop', how)); }",
                List.of(name, Base64.getEncoder().encodeToString(bytes)));
    }

    private void waitUntilHeard() {
        page.waitForSelector("#heard:not([hidden])");
    }

    private Locator segments() {
        return page.locator("#lanes .segments button");
    }

    private double seconds() {
        return ((Number) page.evaluate("Number(document.getElementById('position').value)")).doubleValue();
    }

    private Download download(String button) {
        return page.waitForDownload(() -> page.click("#downloads button:text-is('" + button + "')"));
    }

    private String text(Download download) throws Exception {
        return Files.readString(download.path(), StandardCharsets.UTF_8);
    }

    /** Whether a canvas shows more than one colour. */
    private boolean isDrawn(String canvas) {
        return (Boolean) page.locator(canvas)
                .first()
                .evaluate("canvas => { const pixels = new Uint32Array(canvas.getContext('2d')"
                        + ".getImageData(0, 0, canvas.width, canvas.height).data.buffer);"
                        + " return pixels.some(each => each !== pixels[0]); }");
    }

    private void fits(int width) {
        Object over = page.evaluate("document.documentElement.scrollWidth - " + width);
        assertTrue(((Number) over).intValue() <= 0, "the page is " + over + " pixels too wide for " + width);
    }

    @Test
    void formatsAreHeardSideBySideAndSort() throws Exception {
        page = browser.open(server.port());
        choose(
                payload("talk.wav", MadeUpTalk.wav()),
                payload("talk.mp3", MadeUpTalk.encoded("mp3")),
                payload("talk.m4a", MadeUpTalk.encoded("m4a")),
                payload("talk.webm", MadeUpTalk.encoded("webm")));
        Locator heard = page.locator("#files tbody td.state:text-is('heard')");
        heard.nth(3).waitFor();
        Locator names = page.locator("#files tbody th");
        page.click("#files thead th:text-is('recording')");
        List<String> rising = names.allTextContents();
        page.click("#files thead th:text-is('recording')");
        List<String> falling = names.allTextContents();
        assertEquals(
                List.of("talk.m4a", "talk.mp3", "talk.wav", "talk.webm"),
                rising.stream().sorted().toList());
        assertNotEquals(rising, falling);
        for (String name : rising) {
            page.click("#files button:text-is('" + name + "')");
            page.waitForSelector("#viewer-name:text-is('" + name + "')");
            page.waitForSelector("#play:enabled");
            waitUntilHeard();
            assertTrue(segments().count() >= 3, name + " has " + segments().count() + " segments");
            assertTrue(isDrawn("#lanes .canvases canvas"), name + ": no waveform");
            assertTrue(isDrawn("#lanes canvas.bands"), name + ": no bands");
        }
    }

    @Test
    void aSegmentOfADroppedFileIsHeardToItsEnd() {
        page = browser.open(server.port());
        drop("talk.wav", MadeUpTalk.wav());
        waitUntilHeard();
        page.waitForSelector("#play:enabled");
        Locator last = segments().last();
        String words = last.getAttribute("aria-label");
        assertTrue(
                words.matches("Hear \\w+, \\d+ % sure(, uncertain)?, \\d+:\\d\\d\\.\\d to \\d+:\\d\\d\\.\\d"), words);
        last.click();
        page.waitForSelector("#play:text-is('Pause')");
        page.waitForFunction("() => Number(document.getElementById('position').value) > 5.8");
        assertTrue(page.textContent("#moment-words").contains("% sure"), page.textContent("#moment-words"));
        page.waitForSelector("#play:text-is('Play')");
        double end = seconds();
        assertTrue(end > 6 && end < 8.7, "it stopped at " + end);
        assertEquals(7, page.locator("#moment dt").count());
    }

    @Test
    void whatIsShownCanBeTakenAway() throws Exception {
        page = browser.open(server.port());
        choose(payload("talk.wav", MadeUpTalk.wav()));
        waitUntilHeard();
        JsonNode tree = new ObjectMapper().readTree(text(download("JSON")));
        assertEquals(
                segments().count(),
                tree.path("channels").path(0).path("segments").size());
        Download csv = download("CSV");
        assertEquals("talk.csv", csv.suggestedFilename());
        long rows = text(csv).lines().filter(line -> line.contains("talk.wav")).count();
        assertTrue(rows >= segments().count(), rows + " rows");
        assertTrue(text(download("WebVTT")).startsWith("WEBVTT"));
        byte[] png = Files.readAllBytes(download("Picture").path());
        assertTrue(ImageIO.read(new ByteArrayInputStream(png)).getHeight() > 600);
    }

    /** wavesurfer draws the spectrogram of a long recording piece by piece, for what it takes to be seen. */
    @Test
    void aLongRecordingsSpectrogramHasTheTimeAxisOfTheOthers() {
        page = browser.open(server.port());
        choose(payload("long.wav", MadeUpTalk.longWav()));
        waitUntilHeard();
        page.waitForSelector("#play:enabled");
        assertTrue(
                page.locator("#lanes [part='spec-labels'] + div canvas").first().isVisible());
        Object missing = page.evaluate("() => { const tree = document.querySelector('#lanes > div').shadowRoot;"
                + " const pieces = [...tree.querySelectorAll('[part=\"spec-labels\"] + div canvas')];"
                + " const right = Math.max(...pieces.map(each => each.getBoundingClientRect().right));"
                + " return Math.abs(right - tree.querySelector('.wrapper').getBoundingClientRect().right); }");
        assertTrue(((Number) missing).doubleValue() < 2, "it ends " + missing + " pixels from the recording's end");
    }

    @Test
    void whatIsNoSoundIsToldInWords() {
        page = browser.open(server.port());
        choose(payload("letter.wav", "Dear Sir, this is no sound.".repeat(50).getBytes(StandardCharsets.UTF_8)));
        page.waitForSelector("#viewer-state.wrong");
        String words = page.textContent("#viewer-state");
        assertTrue(words.contains("letter.wav") && words.contains("request"), words);
        assertFalse(page.isVisible("#player"));
        List<String> said = browser.complaints();
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.get(0).contains("status of 415"), said.get(0));
    }

    @Test
    void aTelephoneScrollsNoPageSideways() {
        page = browser.open(
                server.port(),
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setDeviceScaleFactor(2));
        fits(360);
        choose(payload("talk.wav", MadeUpTalk.wav()), payload("again.wav", MadeUpTalk.wav()));
        waitUntilHeard();
        fits(360);
        page.tap("#live-tab");
        fits(360);
    }

    @Test
    void nobodyIsShutOutInLightOrDark() throws Exception {
        page = browser.open(server.port());
        assertEquals(List.of(), PageBrowser.barriers(page));
        choose(payload("talk.wav", MadeUpTalk.wav()), payload("again.wav", MadeUpTalk.wav()));
        waitUntilHeard();
        page.click("#segment-details summary");
        assertEquals(List.of(), PageBrowser.barriers(page));
        String light = page.locator("body")
                .evaluate("body => getComputedStyle(body).backgroundColor")
                .toString();
        page.click("#theme");
        assertNotEquals(light, page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"));
        assertEquals(List.of(), PageBrowser.barriers(page));
        page.click("#live-tab");
        assertEquals(List.of(), PageBrowser.barriers(page));
    }

    @Test
    void theFirstUseLineStaysAwayOnceUnderstood() {
        page = browser.open(server.port());
        String words = page.textContent("#first-use");
        assertTrue(words.replaceAll("\\s+", " ").contains("acted emotion is not felt emotion"), words);
        assertTrue(words.contains("prohibited") && words.contains("article 5(1)(f)"), words);
        page.click("#understood");
        page.reload();
        page.waitForSelector("body[data-ready]");
        assertFalse(page.isVisible("#first-use"));
    }

    @Test
    void theKeyboardReachesTabsAndSegments() {
        page = browser.open(server.port());
        choose(payload("talk.wav", MadeUpTalk.wav()));
        waitUntilHeard();
        segments().first().focus();
        page.keyboard().press("ArrowRight");
        String focused = (String) page.evaluate(
                "document.querySelector('#lanes > div').shadowRoot.activeElement.getAttribute('aria-label')");
        assertEquals(segments().nth(1).getAttribute("aria-label"), focused);
        page.focus("#files-tab");
        page.keyboard().press("ArrowRight");
        assertTrue(page.isVisible("#live-start"));
        assertEquals("live-tab", page.evaluate("document.activeElement.id"));
    }
}
