package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.intone.evaluate.Comparison;
import org.intone.evaluate.Outcome;
import org.intone.explore.ExploredClip;
import org.intone.report.ScoredRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in a real browser, Debian's Chromium; without it the tests are skipped. */
class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    private Path folder;

    private ChromeDriver browser;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.exists(CHROMIUM) && Files.exists(DRIVER), "Chromium is not installed");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(CHROMIUM.toFile())
                .addArguments(
                        "--headless=new",
                        "--window-size=1280,900",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logging);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        // A machine that computes beside the test takes longer than Selenium's half a minute.
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        Path page = folder.resolve("report.html");
        RunPage.write(RunPageTest.report(outcomes(), 8), page);
        browser.get(page.toUri().toString());
    }

    private void explore() throws Exception {
        Path page = folder.resolve("explore.html");
        List<ExploredClip> clips = ExplorePageTest.clips(400);
        ExplorePage.write(
                ExplorePageTest.exploration(clips),
                ExplorePageTest::hum,
                new ExplorePage.Settings("corpora.csv", true, Optional.empty()),
                page);
        browser.get(page.toUri().toString());
    }

    private static List<Outcome> outcomes() {
        return RunPageTest.outcomes(900);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            List<String> said = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .map(Object::toString)
                    .toList();
            browser.quit();
            assertEquals(List.of(), said, "the console is not silent");
        }
    }

    @Test
    void aCellOpensTheRecordingsBehindIt() {
        int expected = (int) outcomes().stream()
                .filter(outcome -> outcome.truth() == 0 && outcome.predicted() == 1)
                .count();
        browser.findElement(By.cssSelector(".matrix button[data-truth='0'][data-predicted='1']"))
                .click();
        List<WebElement> behind = browser.findElements(By.cssSelector("#behind li"));
        assertEquals(expected, behind.size());
        assertTrue(behind.get(0).getText().startsWith("corpora/"), behind.get(0).getText());
    }

    @Test
    void aTableSortsByWhatIsClicked() {
        WebElement head = browser.findElement(
                By.xpath("//section[@id='confusion']//table[contains(@class,'sorts')]" + "//th[text()='recall']"));
        head.click();
        List<Double> recalls =
                browser.findElements(By.cssSelector("#confusion table.sorts tbody td:nth-of-type(2)")).stream()
                        .map(cell -> Double.valueOf(cell.getText()))
                        .toList();
        assertEquals(7, recalls.size());
        List<Double> falling =
                recalls.stream().sorted((a, b) -> Double.compare(b, a)).toList();
        List<Double> rising = recalls.stream().sorted().toList();
        assertTrue(recalls.equals(falling) || recalls.equals(rising), recalls.toString());
    }

    @Test
    void disturbedSoundIsReachedFromAbove() {
        browser.findElement(By.linkText("Robustness")).click();
        assertTrue(browser.findElement(By.id("robustness")).isDisplayed());
        assertEquals(
                2, browser.findElements(By.cssSelector("#robustness tbody tr")).size());
    }

    @Test
    void whatTheAnswersHangOnIsReachedFromAboveAndSorts() {
        browser.findElement(By.linkText("Why")).click();
        List<WebElement> pictures = browser.findElements(By.cssSelector("#why figure svg"));
        assertEquals(2, pictures.size());
        pictures.forEach(picture -> assertTrue(picture.getRect().getHeight() > 100, "a picture is flat"));
        List<String> before = falls();
        browser.findElement(By.xpath("//section[@id='why']//th[text()='fall']")).click();
        List<String> once = falls();
        browser.findElement(By.xpath("//section[@id='why']//th[text()='fall']")).click();
        assertEquals(before.size(), once.size());
        assertNotEquals(once, falls(), "two groups of features in one order both ways");
    }

    private List<String> falls() {
        return browser.findElements(By.cssSelector("#why tbody td")).stream()
                .map(WebElement::getText)
                .toList();
    }

    @Test
    void theThemeSwitches() {
        String before = background();
        browser.findElement(By.id("theme")).click();
        assertNotEquals(before, background());
    }

    private String background() {
        return browser.findElement(By.tagName("body")).getCssValue("background-color");
    }

    @Test
    void aTelephoneScrollsNoPageSideways() {
        fitsATelephone();
    }

    private void fitsATelephone() {
        browser.manage().window().setSize(new Dimension(500, 800));
        long over = (Long) ((JavascriptExecutor) browser)
                .executeScript("document.body.style.width = '360px'; return document.body.scrollWidth - 360;");
        assertTrue(over <= 0, "the page is " + over + " pixels too wide for 360");
    }

    @Test
    void runsSideBySideSortAndFitATelephone() throws Exception {
        Path page = folder.resolve("compare.html");
        List<ScoredRun> runs = ComparePageTest.runs(300);
        ComparePage.write(
                runs,
                Comparison.of(
                        RunPageTest.SEVEN,
                        runs.stream().map(ScoredRun::outcomes).toList(),
                        1),
                page);
        browser.get(page.toUri().toString());
        String first = browser.findElement(By.cssSelector("#measures tbody th")).getText();
        WebElement head = browser.findElement(By.xpath("//section[@id='measures']//th[text()='UAR']"));
        head.click();
        String once = browser.findElement(By.cssSelector("#measures tbody th")).getText();
        head.click();
        String twice = browser.findElement(By.cssSelector("#measures tbody th")).getText();
        assertNotEquals(once, twice, "two runs in one order both ways, before: " + first);
        fitsATelephone();
    }

    private Object script(String code) {
        return ((JavascriptExecutor) browser).executeScript(code);
    }

    /** Points at the first dot of the first group of the map, and says what the page says of it. */
    private String pointed() {
        WebElement canvas = browser.findElement(By.id("canvas"));
        script("document.getElementById('canvas').scrollIntoView({block: 'center'})");
        List<?> place = (List<?>) script("const chart = Chart.getChart('canvas');"
                + "const dot = chart.getDatasetMeta(0).data[0];"
                + "return [dot.x - chart.width / 2, dot.y - chart.height / 2];");
        int x = (int) Math.round(((Number) place.get(0)).doubleValue());
        int y = (int) Math.round(((Number) place.get(1)).doubleValue());
        new Actions(browser).moveToElement(canvas, x, y).perform();
        // The chart answers in the next picture of the screen.
        browser.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
        return pointedText();
    }

    private void colourBy(String what) {
        browser.findElement(By.xpath("//select[@id='colour-by']/option[text()='" + what + "']"))
                .click();
    }

    private String pointedText() {
        return browser.findElement(By.id("pointed")).getText().strip();
    }

    @Test
    void aDotOfTheMapNamesItsRecordingAndTheSwitchColoursByCorpus() throws Exception {
        explore();
        assertTrue(pointed().matches("shared/corpora/.*clip-\\d+\\.wav · .*"), pointedText());
        assertEquals(6L, script("return Chart.getChart('canvas').data.datasets.length"), "groups are not the emotions");
        assertEquals(
                true,
                script("const chart = Chart.getChart('canvas');"
                        + "return chart.data.datasets.every(group => group.data.every(dot =>"
                        + "dot.x >= chart.scales.x.min && dot.x <= chart.scales.x.max"
                        + "&& dot.y >= chart.scales.y.min && dot.y <= chart.scales.y.max));"),
                "a dot lies beyond the axes");
        colourBy("corpus");
        assertEquals(3L, script("return Chart.getChart('canvas').data.datasets.length"));
        colourBy("speaker");
        assertEquals(30L, script("return Chart.getChart('canvas').data.datasets.length"));
        assertEquals(false, script("return Chart.getChart('canvas').options.plugins.legend.display"));
    }

    @Test
    void explorationSortsSwitchesAndFitsATelephone() throws Exception {
        explore();
        browser.findElement(By.xpath("//section[@id='recordings']//th[text()='all']"))
                .click();
        List<Integer> sizes =
                browser.findElements(By.cssSelector("#recordings table.sorts tbody td:nth-of-type(7)")).stream()
                        .map(WebElement::getText)
                        .filter(text -> !text.isEmpty())
                        .map(Integer::valueOf)
                        .toList();
        assertEquals(4, sizes.size(), sizes.toString());
        List<Integer> rising = sizes.stream().sorted().toList();
        List<Integer> falling = sizes.stream().sorted(Comparator.reverseOrder()).toList();
        assertTrue(sizes.equals(rising) || sizes.equals(falling), sizes.toString());
        String before = background();
        Object ink = script("return Chart.getChart('canvas').options.scales.x.ticks.color");
        browser.findElement(By.id("theme")).click();
        assertNotEquals(before, background());
        assertNotEquals(ink, script("return Chart.getChart('canvas').options.scales.x.ticks.color"));
        aTelephoneScrollsNoPageSideways();
    }
}
