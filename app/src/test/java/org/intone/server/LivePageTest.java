package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.intone.cli.NumbersModel;
import org.intone.model.Recognizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The microphone on the web page: Chromium's fake one, which plays a made-up voice. */
class LivePageTest {
    @TempDir
    private static Path folder;

    private static PageBrowser browser;
    private static RunningServer server;

    private Page page;

    @BeforeAll
    static void start() throws Exception {
        Path talk = folder.resolve("talk.wav");
        Files.write(talk, MadeUpTalk.wav());
        browser = new PageBrowser("--use-fake-device-for-media-stream", "--use-file-for-fake-audio-capture=" + talk);
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

    private void openLive(int port, boolean isAllowed) {
        page = browser.open(port);
        if (isAllowed) {
            page.context().grantPermissions(List.of("microphone"));
        }
        page.click("#live-tab");
        page.click("#live-start");
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    private void waitForState(String state) {
        page.waitForSelector("#live-state[data-state='" + state + "']");
    }

    private int heard() {
        return page.locator("#spoken li").count();
    }

    @Test
    void speechIsFollowedSummedUpAndKeptToLookAt() {
        openLive(server.port(), true);
        waitForState("open");
        page.waitForSelector("#live-bars dt.first");
        String latency = page.textContent("#latency");
        assertTrue(latency.matches("latency \\d+ ms"), latency);
        page.waitForSelector("#spoken li");
        assertTrue(page.isDisabled("#live-adapt"));
        assertTrue(page.textContent("#live-adapt-reason").contains("--adapt speaker"));
        page.click("#live-start");
        waitForState("ended");
        page.waitForSelector("#live-summary .tile");
        page.click("#live-open");
        page.waitForSelector("#heard:not([hidden])");
        assertTrue(page.locator("#lanes .segments button").count() >= 1);
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void whatIsRecordedIsHeard() {
        page = browser.open(server.port());
        page.context().grantPermissions(List.of("microphone"));
        page.click("#record");
        page.waitForSelector("#recorded:text-is('0:03')");
        page.click("#record");
        page.waitForSelector("#heard:not([hidden])");
        assertTrue(page.textContent("#viewer-name").matches("recording [\\d-]+ [\\d.]+\\.wav"));
        assertTrue(page.isEnabled("#play"));
        assertTrue(page.locator("#lanes .segments button").count() >= 1);
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aLostConnectionIsToldAndFoundAgain() throws Exception {
        try (CutLine line = new CutLine(server.port())) {
            openLive(line.port(), true);
            waitForState("open");
            page.waitForSelector("#live-bars dt.first");
            line.cut();
            waitForState("lost");
            assertTrue(page.textContent("#live-state").contains("connection is lost"));
            line.mend();
            waitForState("open");
            int before = heard();
            page.waitForFunction("n => document.querySelectorAll('#spoken li').length > n", before);
            page.click("#live-start");
            waitForState("ended");
        }
        List<String> said = browser.complaints();
        assertTrue(said.stream().allMatch(each -> each.contains("net::ERR_")), said.toString());
    }

    @Test
    void aTokenIsAskedForOnceAndOpensTheStreamToo() throws Exception {
        String token = "a-token-of-enough-letters";
        Path tokens = folder.resolve("tokens");
        Files.writeString(tokens, token + "\n");
        ServerSettings local = ServerSettings.local();
        ServerSettings guarded = new ServerSettings(
                local.host(),
                local.port(),
                local.tls(),
                new AccessSettings(Tokens.read(tokens), Set.of()),
                local.limits(),
                local.keep());
        try (RunningServer other = new RunningServer(guarded)) {
            page = browser.visit(other.port(), new Browser.NewContextOptions());
            page.fill("#token", "a-token-that-is-wrong");
            page.click("#token-form button");
            page.waitForSelector("#token-wrong:has-text('wrong')");
            page.fill("#token", token);
            page.click("#token-form button");
            page.waitForSelector("body[data-ready]");
            page.context().grantPermissions(List.of("microphone"));
            page.click("#live-tab");
            page.click("#live-start");
            waitForState("open");
            page.click("#live-start");
            waitForState("ended");
        }
        List<String> said = browser.complaints();
        assertEquals(2, said.size(), said.toString());
        assertTrue(said.stream().allMatch(each -> each.contains("status of 401")), said.toString());
    }

    @Test
    void aModelThatAdaptsIsAskedToWhereTheSwitchIsOn() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Recognizer adapting = Recognizer.open(NumbersModel.adapting(folder.resolve("adapting.onnx")));
                RunningServer other = new RunningServer(ServerSettings.local(), adapting)) {
            page = browser.open(other.port());
            page.context().grantPermissions(List.of("microphone"));
            page.onWebSocket(socket -> asked.add(socket.url()));
            page.check("#adapt");
            Request upload = page.waitForRequest(
                    "**/v1/timeline?*", () -> page.setInputFiles("#chosen", folder.resolve("talk.wav")));
            assertTrue(upload.url().endsWith("channels=mix&adapt=speaker"), upload.url());
            page.waitForSelector("#heard:not([hidden])");
            page.click("#live-tab");
            page.click("#live-start");
            waitForState("open");
            page.check("#live-adapt");
            page.waitForSelector("#live-bars dt.first");
            waitForState("open");
            page.click("#live-start");
            waitForState("ended");
        }
        assertEquals(2, asked.size(), asked.toString());
        assertTrue(asked.get(1).endsWith("rate=16000&adapt=speaker"), asked.get(1));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aRefusedMicrophoneIsTold() {
        openLive(server.port(), false);
        waitForState("refused");
        assertTrue(page.textContent("#live-state").contains("microphone was refused"), page.textContent("#live-state"));
        assertTrue(page.isEnabled("#live-start"));
        assertEquals(List.of(), browser.complaints());
    }
}
