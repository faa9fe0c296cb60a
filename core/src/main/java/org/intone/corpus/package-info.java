/** From folders and zips to a manifest of utterances, and its splits. */
package org.intone.corpus;
