package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void whatStumblesIsAskedAgainAndWhatIsWrongIsNot() {
        for (IOException lasting : List.of(
                new FileNotFoundException("a"),
                new AccessControlException("a"),
                new AccessDeniedException("a"),
                new UnsupportedFileSystemException("a"),
                new ZipException("a"),
                new IOException("of a client", new AccessControlException("a")))) {
            assertTrue(Faults.isLasting(lasting), lasting.toString());
        }
        assertFalse(Faults.isLasting(new IOException("connection reset")));
        assertFalse(Faults.isLasting(new SocketTimeoutException("a")));
        assertFalse(Faults.isLasting(new IOException("of a client", new SocketTimeoutException("a"))));
    }

    @Test
    void aRowTellsAFaultWithoutItsOwnName() {
        assertEquals("no such file", Faults.line("hdfs:/a.wav", new IOException("hdfs:/a.wav: no such file")));
        assertEquals("broken", Faults.line("hdfs:/a.wav", new IOException("broken")));
        assertEquals("too long for the memory that Java has", Faults.line("a", new OutOfMemoryError("heap")));
    }
}
