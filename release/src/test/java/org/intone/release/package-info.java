/** What users unpack, tried as they would: the archives, the installed tool, the published files. */
package org.intone.release;
