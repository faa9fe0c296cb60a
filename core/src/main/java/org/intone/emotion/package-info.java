/** Labels, label sets and what a recognizer answers. */
package org.intone.emotion;
