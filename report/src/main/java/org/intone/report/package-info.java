/** Tables, charts and pages; the only formatter of figures. */
package org.intone.report;
