package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.intone.evaluate.Comparison;
import org.intone.evaluate.Outcome;
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
        Path page = folder.resolve("report.html");
        RunPage.write(RunPageTest.report(outcomes(), 8), page);
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
}
